package io.sales.benchmark.report;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as files: tables for people, everything as JSON for programs, and a curve for each scenario. */
public final class ReportFiles implements Result {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Report report;

    public ReportFiles(Report report) {
        this.report = report;
    }

    @Override
    public String text() {
        return new MarkdownTables(report).text();
    }

    @Override
    public boolean isRight() {
        return report.booksBalance();
    }

    static String curveName(Report report, Scenario scenario) {
        return "%s-%s.svg".formatted(report.suite(), scenario.name());
    }

    @Override
    public Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(report.suite() + ".md", text());
        files.put(report.suite() + ".json", JSON.writeValueAsString(report) + "\n");
        for (Scenario scenario : report.scenarios()) {
            files.put(curveName(report, scenario), LatencyCurve.of(scenario).svg());
        }
        return files;
    }
}
