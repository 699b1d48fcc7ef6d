package io.sales.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A drawing of latency over throughput: percentiles on a logarithmic scale, for as many per second as were done.
 *
 * @param unit what is done, in the plural
 * @param steps by offered rate
 * @param referenceRate of what the database alone did at the same time, whose latency is not known; 0 for none
 */
public record LatencyCurve(String name, String title, String unit, List<Step> steps, double referenceRate) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int RIGHT = 30;
    private static final int TOP = 60;
    private static final int BOTTOM = 60;
    private static final int TICKS = 6;

    private static final List<Line> LINES = List.of(
            new Line("p50", "#1b6ca8", step -> step.latency().p50()),
            new Line("p95", "#2e7d32", step -> step.latency().p95()),
            new Line("p99", "#b3261e", step -> step.latency().p99()),
            new Line("p99.9", "#7b1fa2", step -> step.latency().p999()));

    private static final String INK = "#333333";
    private static final String GRID = "#dddddd";

    static LatencyCurve of(Scenario scenario) {
        return new LatencyCurve(scenario.name(), scenario.title(), "holds", scenario.steps(), scenario.referenceRate());
    }

    /** The drawing, as a document of its own. */
    public String svg() {
        var svg = new StringBuilder();
        add(svg, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="sans-serif" font-size="13" fill="%3$s">
                <title>%4$s</title>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """, WIDTH, HEIGHT, INK, escaped("Latency over throughput, " + title));
        text(svg, LEFT, 24, "start", escaped(name + ": " + title), "font-size=\"16\"");
        double fastest = Math.max(highest(Step::achieved), referenceRate);
        var across = new Axis(0, ceiling(fastest * 1.05), LEFT, WIDTH - RIGHT);
        var up = Axis.logarithmic(decadeBelow(), decadeAbove(), HEIGHT - BOTTOM, TOP);
        grid(svg, across, up);
        reference(svg, across);
        LINES.forEach(line -> series(svg, across, up, line));
        legend(svg);
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void grid(StringBuilder svg, Axis across, Axis up) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double rate = across.high() * tick / TICKS;
            double x = across.at(rate);
            stroke(svg, x, TOP, x, HEIGHT - BOTTOM);
            text(svg, x, HEIGHT - BOTTOM + 20, "middle", format("%,.0f", rate), "");
        }
        for (double decade = decadeBelow(); decade <= decadeAbove() * 1.001; decade *= 10) {
            double y = up.at(decade);
            stroke(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 8, y + 4, "end", plain(decade), "");
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, "middle", unit + " done per second", "");
        text(svg, LEFT - 52, TOP - 12, "start", "latency, ms", "");
    }

    private void reference(StringBuilder svg, Axis across) {
        if (referenceRate > 0) {
            double x = across.at(referenceRate);
            add(
                    svg,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"5 4\"/>\n",
                    x,
                    TOP,
                    x,
                    HEIGHT - BOTTOM,
                    INK);
            text(svg, x - 6, HEIGHT - BOTTOM - 8, "end", format("plain SQL: %,.0f/s", referenceRate), "");
        }
    }

    /** In the order of what was offered: beyond its capacity a curve may turn back. */
    private void series(StringBuilder svg, Axis across, Axis up, Line line) {
        var points = new StringBuilder();
        for (Step step : steps) {
            points.append(format(
                    "%.1f,%.1f ",
                    across.at(step.achieved()), up.at(line.latency().applyAsDouble(step))));
        }
        add(
                svg,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
                points.toString().strip(),
                line.colour());
        for (Step step : steps) {
            add(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\">"
                            + "<title>%s: %.1f ms at %.0f/s, offered %.0f/s</title></circle>\n",
                    across.at(step.achieved()),
                    up.at(line.latency().applyAsDouble(step)),
                    step.follows() ? line.colour() : "#ffffff",
                    line.colour(),
                    line.name(),
                    line.latency().applyAsDouble(step),
                    step.achieved(),
                    step.offered());
        }
    }

    private void legend(StringBuilder svg) {
        int y = TOP - 12;
        int x = WIDTH - RIGHT - 440;
        for (Line line : LINES) {
            add(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>\n", x, y - 4, line.colour());
            text(svg, x + 10, y, "start", line.name(), "");
            x += 60;
        }
        add(
                svg,
                "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"2\"/>\n",
                x,
                y - 4,
                INK);
        text(svg, x + 10, y, "start", "more offered than it does", "");
    }

    private double highest(ToDoubleFunction<Step> value) {
        return Math.max(1, steps.stream().mapToDouble(value).max().orElse(1));
    }

    private double decadeAbove() {
        return Math.pow(10, Math.ceil(Math.log10(highest(step -> step.latency().p999()) + 0.001)));
    }

    private double decadeBelow() {
        double lowest = steps.stream()
                .mapToDouble(step -> step.latency().p50())
                .filter(millis -> millis > 0)
                .min()
                .orElse(1);
        return Math.pow(10, Math.floor(Math.log10(Math.min(1, lowest))));
    }

    /** The next number that a sixth of reads well. */
    private static double ceiling(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value / TICKS)));
        for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
            if (unit * factor * TICKS >= value) {
                return unit * factor * TICKS;
            }
        }
        return unit * 10 * TICKS;
    }

    private static String plain(double value) {
        return value < 1 ? Double.toString(value) : format("%,.0f", value);
    }

    private static void stroke(StringBuilder svg, double x1, double y1, double x2, double y2) {
        add(svg, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n", x1, y1, x2, y2, GRID);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text, String attributes) {
        add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n", x, y, anchor, attributes, text);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(format(format, values));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private record Line(String name, String colour, ToDoubleFunction<Step> latency) {}

    /** From values to places on the drawing. */
    private record Axis(double low, double high, double from, double to, boolean isLogarithmic) {

        Axis(double low, double high, double from, double to) {
            this(low, high, from, to, false);
        }

        static Axis logarithmic(double low, double high, double from, double to) {
            return new Axis(low, high, from, to, true);
        }

        double at(double value) {
            double share = isLogarithmic
                    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                    : (value - low) / (high - low);
            return from + share * (to - from);
        }
    }
}
