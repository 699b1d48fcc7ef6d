package io.sales.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a system was started with, for as long as it runs: whatever is added to it later must fit the rest. */
public record RememberedSettings(DataDirectory data) {

    private static final JsonMapper json = new JsonMapper();

    /** The settings of the running system; those given if none are remembered. */
    public Settings recall(Settings given) {
        try {
            if (!Files.exists(file())) {
                return given;
            }
            var environment = json.readValue(Files.readAllBytes(file()), new TypeReference<Map<String, String>>() {});
            return new Settings(given.root(), given.data(), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void save(Settings settings) {
        var ours = new TreeMap<>(settings.environment());
        ours.keySet().removeIf(name -> !name.startsWith("SALES_"));
        try {
            // The directory is its owner's only, as some of this is secret.
            DataDirectory.createPrivate(data.run());
            Files.write(file(), json.writeValueAsBytes(ours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return data.run().resolve("settings");
    }
}
