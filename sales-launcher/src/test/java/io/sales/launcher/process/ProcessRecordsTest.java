package io.sales.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {

    @TempDir
    private Path directory;

    private ProcessRecords records;

    @BeforeEach
    void open() {
        records = new ProcessRecords(directory);
    }

    @Test
    void aRecordComesBackAsItWas() {
        var record = record("order-1", Role.ORDER);
        records.save(record);
        records.save(record("order-2", Role.ORDER).stopped());

        assertThat(records.find("order-1")).contains(record);
        assertThat(records.find("order-2"))
                .hasValueSatisfying(it -> assertThat(it.incarnation()).isNull());
        assertThat(records.find("order-3")).isEmpty();
    }

    @Test
    void theyAreListedByRoleAndNumber() {
        for (String name : List.of("order-10", "order-2", "order-1")) {
            records.save(record(name, Role.ORDER));
        }
        records.save(record("gateway", Role.GATEWAY));
        records.save(record("zookeeper", Role.REGISTRY));

        assertThat(records.all())
                .extracting(ProcessRecord::name)
                .containsExactly("zookeeper", "order-1", "order-2", "order-10", "gateway");
    }

    @Test
    void whatIsRemovedIsForgotten() {
        var record = record("gateway", Role.GATEWAY);
        records.save(record);

        records.remove(record);

        assertThat(records.all()).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        records.save(record("gateway", Role.GATEWAY));

        Path file = directory.resolve("gateway.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedRecordIsNamed() throws IOException {
        Files.writeString(directory.resolve("gateway.json"), "{");

        assertThatThrownBy(records::all).isInstanceOf(Failure.class).hasMessageContaining("gateway.json");
    }

    @Test
    void withoutADirectoryNothingIsRemembered() {
        assertThat(new ProcessRecords(directory.resolve("none")).all()).isEmpty();
    }

    private static ProcessRecord record(String name, Role role) {
        var plan = new Plan(
                name,
                role,
                new ProcessPorts(20001, 20002, 20003),
                "http://127.0.0.1:20002/health",
                StopSignal.INT,
                List.of("java", "with space"),
                Map.of("SALES_DB_PASSWORD", "\"quoted\""));
        return new ProcessRecord(plan, new Incarnation(1, "boot/1", Instant.parse("2026-01-01T00:00:00Z")));
    }
}
