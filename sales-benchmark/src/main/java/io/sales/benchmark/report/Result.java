package io.sales.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a benchmark has found out, for people and for programs. */
public interface Result {

    /** The tables, as Markdown. */
    String text();

    /** All that is kept, by file name. */
    Map<String, String> files();

    /** Whether the system did right while it was measured. */
    boolean isRight();

    /** Replaces what is there under the same names. */
    default void write(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files().entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + directory, e);
        }
    }
}
