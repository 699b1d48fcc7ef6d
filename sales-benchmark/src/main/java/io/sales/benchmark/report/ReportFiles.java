package io.sales.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as files: tables for people, everything as JSON for programs, and a curve for each scenario. */
public final class ReportFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Report report;

    public ReportFiles(Report report) {
        this.report = report;
    }

    /** The tables, as Markdown. */
    public String text() {
        return new MarkdownTables(report).text();
    }

    /** Replaces what is there under the same names. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : contents().entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + directory, e);
        }
    }

    static String curveName(Report report, Scenario scenario) {
        return "%s-%s.svg".formatted(report.suite(), scenario.name());
    }

    /** By file name. */
    private Map<String, String> contents() {
        var files = new TreeMap<String, String>();
        files.put(report.suite() + ".md", text());
        files.put(report.suite() + ".json", JSON.writeValueAsString(report) + "\n");
        for (Scenario scenario : report.scenarios()) {
            files.put(curveName(report, scenario), LatencyCurve.of(scenario).svg());
        }
        return files;
    }
}
