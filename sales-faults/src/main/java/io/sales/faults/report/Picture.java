package io.sales.faults.report;

import io.sales.faults.fault.Round;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Outcome;
import java.util.List;
import java.util.Locale;

/** A drawing of requests per second over time, those that were done and those that failed, with the faults marked. */
public record Picture(String title, List<Entry> history, List<Round> rounds) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final int LEFT = 50;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 40;
    private static final int TICKS = 8;

    /** With more rounds than this their names would lie upon each other. */
    private static final int MOST_NAMES = 14;

    private static final String DONE = "#1b6ca8";
    private static final String FAILED = "#b3261e";
    private static final String BROKEN = "#f3d9b1";

    public String svg() {
        int seconds = (int) (history.stream().mapToLong(Entry::answeredAt).max().orElse(0) / 1_000) + 1;
        int[] done = new int[seconds];
        int[] failed = new int[seconds];
        for (Entry entry : history) {
            boolean isFailed = entry.is(Outcome.UNKNOWN) || entry.answer().isFailure();
            (isFailed ? failed : done)[(int) (entry.answeredAt() / 1_000)]++;
        }
        int most = 1;
        for (int i = 0; i < seconds; i++) {
            most = Math.max(most, Math.max(done[i], failed[i]));
        }
        var svg = new StringBuilder();
        add(svg, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="sans-serif" font-size="12" fill="#333333">
                <title>%3$s</title>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """, WIDTH, HEIGHT, title);
        marks(svg, seconds);
        axes(svg, seconds, most);
        curve(svg, done, most, DONE);
        curve(svg, failed, most, FAILED);
        text(svg, LEFT, 20, "start", title, "font-size=\"15\"");
        text(svg, WIDTH - RIGHT, 20, "end", "answered", "fill=\"" + DONE + "\"");
        text(svg, WIDTH - RIGHT - 70, 20, "end", "failed or unknown", "fill=\"" + FAILED + "\"");
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void marks(StringBuilder svg, int seconds) {
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            double from = across(round.brokenAt() / 1e3, seconds);
            double to = across(round.mendedAt() / 1e3, seconds);
            add(
                    svg,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                    from,
                    TOP,
                    Math.max(1, to - from),
                    HEIGHT - TOP - BOTTOM,
                    BROKEN);
            if (rounds.size() <= MOST_NAMES) {
                text(svg, from, TOP - 4 - 11 * (i % 2), "start", round.target(), "font-size=\"10\"");
            }
        }
    }

    private static void axes(StringBuilder svg, int seconds, int most) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double time = (double) seconds * tick / TICKS;
            text(svg, across(time, seconds), HEIGHT - BOTTOM + 16, "middle", "%.0f s".formatted(time), "");
        }
        for (int value : new int[] {0, most / 2, most}) {
            double y = up(value, most);
            add(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>\n", LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 6, y + 4, "end", Integer.toString(value), "");
        }
        text(svg, LEFT, HEIGHT - 6, "start", "requests per second", "");
    }

    private static void curve(StringBuilder svg, int[] values, int most, String colour) {
        var path = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            add(path, "%s%.1f %.1f", i == 0 ? "M" : "L", across(i + 0.5, values.length), up(values[i], most));
        }
        add(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n", path, colour);
    }

    private static double across(double second, int seconds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds;
    }

    private static double up(double value, int most) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text, String more) {
        add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n", x, y, anchor, more, text);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
