package io.sales.benchmark.order;

import io.sales.benchmark.plain.PlainHolds;
import io.sales.benchmark.system.CpuTime;
import io.sales.benchmark.system.DatabaseServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL server that has everything: the system's database, and the reference's. */
final class PostgresSite implements Site {

    private final DatabaseServer server;
    private final String system;
    private final String reference;

    PostgresSite(DatabaseServer server) {
        this.server = server;
        this.system = server.create("sales");
        this.reference = server.create("plain");
    }

    /** What {@code ./sales up} is told of it. */
    Map<String, String> settings() {
        return DatabaseServer.environment(system);
    }

    @Override
    public String reference() {
        return DatabaseServer.withLogin(reference) + "&prepareThreshold=1";
    }

    @Override
    public String orders() {
        return DatabaseServer.withLogin(system);
    }

    @Override
    public String inventory() {
        return DatabaseServer.withLogin(system);
    }

    @Override
    public List<String> tables() {
        return List.of(PlainHolds.TABLES, "/plain-orders.sql");
    }

    @Override
    public String orderId(String number) {
        return "'ord_' || SUBSTR(MD5(CAST(%s AS varchar)), 1, 25)".formatted(number);
    }

    @Override
    public void settle() {
        server.settle();
    }

    @Override
    public Map<String, String> description() {
        var description = new TreeMap<>(server.settings());
        description.put("version", server.version());
        return description;
    }

    @Override
    public CpuTime cpuTime() {
        return server.cpuTime();
    }
}
