package io.sales.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file for each process, readable by its owner only: what a process was started with includes passwords.
 */
public final class ProcessRecords {

    private static final String SUFFIX = ".json";
    private static final JsonMapper json = new JsonMapper();

    /** By role, and within a role by number. */
    private static final Comparator<ProcessRecord> ORDER = Comparator.comparing(
                    (ProcessRecord record) -> record.plan().role())
            .thenComparing(record -> record.name().length())
            .thenComparing(ProcessRecord::name);

    private final Path directory;

    /**
     * @param directory exists before the first record is written
     */
    public ProcessRecords(Path directory) {
        this.directory = directory;
    }

    public List<ProcessRecord> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var records = new ArrayList<ProcessRecord>();
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                records.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        records.sort(ORDER);
        return List.copyOf(records);
    }

    public Optional<ProcessRecord> find(String name) {
        return all().stream().filter(record -> record.name().equals(name)).findFirst();
    }

    public boolean anyAlive() {
        return all().stream().anyMatch(ProcessRecord::isAlive);
    }

    void save(ProcessRecord record) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path draft = Files.createTempFile(directory, "record", ".tmp", ownerOnly);
            Files.write(draft, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(record));
            Files.move(draft, file(record.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(ProcessRecord record) {
        try {
            Files.deleteIfExists(file(record.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private static ProcessRecord read(Path file) throws IOException {
        try {
            return json.readValue(Files.readAllBytes(file), ProcessRecord.class);
        } catch (JacksonException e) {
            throw new Failure("%s is not a record of a process: %s".formatted(file, e.getOriginalMessage()));
        }
    }
}
