package io.sales.launcher.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a process writes. The log of its last life is kept beside that of this one; older ones are not. */
record LogFile(Path path) {

    private static final int EXCERPT = 15;
    private static final int MAX_LINE = 400;

    /** Where processes of ours say why they gave up. */
    private static final Pattern REASON = Pattern.compile(
            "ERROR|FATAL|Exception|Caused by|APPLICATION FAILED|^Description:|^Action:|^Error|already in use");

    /** Makes room for a new life of the process. */
    void rotate() throws IOException {
        Files.createDirectories(path.getParent());
        if (Files.exists(path) && Files.size(path) > 0) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines that say what is wrong or, if none does, the last lines. */
    List<String> excerpt() throws IOException {
        var last = new ArrayDeque<String>();
        var reasons = new ArrayDeque<String>();
        try (var reader = new BufferedReader(
                // A reader that replaces what is not UTF-8 rather than give up.
                new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(last, line);
                if (REASON.matcher(line).find()) {
                    keep(reasons, line);
                }
            }
        }
        return new ArrayList<>(reasons.isEmpty() ? last : reasons);
    }

    private static void keep(ArrayDeque<String> lines, String line) {
        if (lines.size() == EXCERPT) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "..." : line);
    }
}
