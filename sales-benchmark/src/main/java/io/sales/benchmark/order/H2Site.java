package io.sales.benchmark.order;

import io.sales.benchmark.system.CpuTime;
import io.sales.benchmark.system.SalesSystem;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The H2 server of a system that was started with it; the reference has a schema in the orders' database. */
final class H2Site implements Site {

    /** As the system itself connects. */
    private static final String URL =
            "jdbc:h2:tcp://127.0.0.1:%d/%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0"
                    + ";USER=sales;PASSWORD=%s";

    private final int port;
    private final String password;
    private final List<Long> server;

    H2Site(SalesSystem system) {
        this.port = system.databasePort();
        this.password = system.databasePassword();
        this.server = system.processes().getOrDefault("database", List.of());
        ask("CREATE SCHEMA plain");
    }

    @Override
    public String reference() {
        return orders() + ";SCHEMA=plain";
    }

    @Override
    public List<String> tables() {
        return List.of("/plain-orders-h2.sql");
    }

    @Override
    public String orders() {
        return URL.formatted(port, "orders", password);
    }

    @Override
    public String inventory() {
        return URL.formatted(port, "inventory", password);
    }

    @Override
    public String orderId(String number) {
        return "'ord_' || LOWER(SUBSTRING(RAWTOHEX(HASH('MD5', STRINGTOUTF8(CAST(%s AS varchar)))), 1, 25))"
                .formatted(number);
    }

    /** It writes out everything as it goes. */
    @Override
    public void settle() {}

    @Override
    public Map<String, String> description() {
        try (var connection = DriverManager.getConnection(orders())) {
            return Map.of("version", "H2 " + connection.getMetaData().getDatabaseProductVersion(), "WRITE_DELAY", "0");
        } catch (SQLException e) {
            throw new IllegalStateException("H2 does not say what it is", e);
        }
    }

    @Override
    public CpuTime cpuTime() {
        return CpuTime.ofProcesses(server);
    }

    private void ask(String sql) {
        try (var connection = DriverManager.getConnection(orders());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("H2 refuses: " + sql, e);
        }
    }
}
