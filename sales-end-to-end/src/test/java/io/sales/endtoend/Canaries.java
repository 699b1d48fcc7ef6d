package io.sales.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Values that are nowhere but where they were planted, and the search for them in everything that a run wrote. */
final class Canaries {

    private final Map<String, String> planted = new LinkedHashMap<>();

    /** A value that nobody else has, of letters and digits alone. */
    String plant(String kind) {
        return plant(kind, "canary" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** A value that was there already. */
    String plant(String kind, String value) {
        planted.put(kind + " " + planted.size(), value);
        return value;
    }

    int size() {
        return planted.size();
    }

    /** Where which of them are, in words; nothing is quoted. */
    List<String> in(Path directory) {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (var lines = new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
                    int number = 0;
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        number++;
                        for (String kind : in(line)) {
                            found.add("%s in line %d of %s".formatted(kind, number, file.getFileName()));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The kinds of those that a text has, in whatever case. */
    List<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return planted.entrySet().stream()
                .filter(one -> lower.contains(one.getValue().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
