package io.sales.faults.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A directory with a JSON file and a picture for each fault, and one page made from all of them. */
public record Page(Path directory) {

    private static final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String PAGE = "README.md";
    private static final int MOST_FINDINGS = 10;

    /** Keeps a result in place of an older one of the same fault and database, and writes the page anew. */
    public void keep(FaultResult result, String svg) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(result.file() + ".json"), json.writeValueAsString(result) + "\n");
            Files.writeString(directory.resolve(result.file() + ".svg"), svg);
            write();
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + directory, e);
        }
    }

    /** Writes the page anew, from the results that are there. */
    public void write() throws IOException {
        Files.writeString(directory.resolve(PAGE), text(results()));
    }

    private List<FaultResult> results() throws IOException {
        var results = new ArrayList<FaultResult>();
        try (var files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                results.add(json.readValue(Files.readAllBytes(file), FaultResult.class));
            }
        }
        results.sort(Comparator.comparing(FaultResult::file));
        return results;
    }

    static String text(List<FaultResult> results) {
        var text = new StringBuilder("""
                # Faults

                Written by `./sales faults --keep`. While orders were placed, paid, cancelled, sent and refunded, something was
                broken on purpose; when all had come to rest, everything was checked. *n* says how often. No finding in n trials
                bounds the rate of what would be found at 3/n (95 %), given behind it, and no further.

                | fault | database | n | requests | failed or unknown | until none fails, p50 / max | longest time without success, p50 / max | rest after | orders | findings |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        for (FaultResult one : results) {
            line(
                    text,
                    "| [%s](#%s) | %s | %s | %,d | %,d | %s | %s | %.1f s | %,d | %s |",
                    one.title(),
                    one.file(),
                    one.run().database(),
                    trials(one),
                    one.requests(),
                    one.targets().stream().mapToInt(TargetResult::failed).sum(),
                    spread(one.recovered()),
                    spread(one.downtime()),
                    one.secondsToRest(),
                    one.orders(),
                    found(one));
        }
        text.append("""

                *Until none fails* counts from the fault to the last request that a client would have to send again; *rest* from
                the end of the load to the moment at which no unit was held without an order and nothing was left to be done.

                """);
        checks(text, results.stream().filter(one -> !one.control()).toList());
        results.forEach(one -> details(text, one));
        return text.toString();
    }

    private static String trials(FaultResult one) {
        boolean bounds = !one.control() && one.found() == 0 && one.rounds() > 3;
        return one.rounds() + (bounds ? String.format(Locale.ROOT, " (%.1f %%)", 300.0 / one.rounds()) : "");
    }

    private static String found(FaultResult one) {
        int findings = one.found();
        if (one.control()) {
            return findings > 0 ? "caught, " + findings : "**not caught**";
        }
        return findings == 0 ? "0" : "**" + findings + "**";
    }

    /** Each promise, in how many runs it was kept, and in how many the control beside it was caught. */
    private static void checks(StringBuilder text, List<FaultResult> results) {
        if (results.isEmpty()) {
            return;
        }
        text.append("""
                ## Checks and their controls

                Each check also looks at a copy of the evidence that was damaged on purpose, and must find it.

                | promise | kept | control | caught |
                |---|---|---|---|
                """);
        List<CheckResult> checks = results.get(0).checks();
        for (int i = 0; i < checks.size(); i++) {
            int check = i;
            List<CheckResult> same =
                    results.stream().map(one -> one.checks().get(check)).toList();
            line(
                    text,
                    "| %s | %d of %d runs | %s | %d of %d |",
                    checks.get(i).promise(),
                    same.stream().filter(one -> one.findings() == 0).count(),
                    same.size(),
                    checks.get(i).damage(),
                    same.stream().filter(CheckResult::caught).count(),
                    same.size());
        }
        text.append('\n');
    }

    private static void details(StringBuilder text, FaultResult one) {
        FaultResult.Run run = one.run();
        line(text, "<a id=\"%s\"></a>", one.file());
        line(text, "");
        line(text, "## %s, %s", one.title(), run.database());
        line(text, "");
        line(text, "![Requests per second over time](%s.svg)", one.file());
        line(text, "");
        line(
                text,
                "%s at commit %s, seed %d, %.1f minutes; %.0f requests/s offered, %,d left out while no thread was free.",
                run.measuredAt().substring(0, 10),
                run.commit(),
                run.seed(),
                run.minutes(),
                run.perSecond(),
                one.skipped());
        line(
                text,
                "%d cores (%s), %s; load average before: %.2f.",
                run.cores(),
                run.processor(),
                run.java(),
                run.loadBefore());
        one.figures().forEach((name, value) -> line(text, "%s: %s.", name, value));
        one.allFindings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> line(text, "\n- **%s** %s", finding.subject(), finding.what()));
        line(text, "");
        text.append("""
                | broken | n | requests failed or unknown | until none fails, p50 / max | longest time without success, p50 / max |
                |---|---|---|---|---|
                """);
        for (TargetResult target : one.targets()) {
            line(
                    text,
                    "| %s | %d | %,d | %s | %s |",
                    target.name(),
                    target.rounds(),
                    target.failed(),
                    spread(target.recovered()),
                    spread(target.downtime()));
        }
        line(text, "");
    }

    private static String spread(@Nullable Spread spread) {
        return spread == null
                ? "-"
                : String.format(Locale.ROOT, "%.1f s / %.1f s", spread.p50() / 1e3, spread.max() / 1e3);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
