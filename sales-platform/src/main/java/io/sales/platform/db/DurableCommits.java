package io.sales.platform.db;

import java.util.Objects;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Refuses to start on a database that answers a commit before it is on disk. H2 does so by default, and loses hundreds of
 * acknowledged orders when its process is killed.
 */
class DurableCommits implements InitializingBean {

    private final JdbcOperations jdbc;

    DurableCommits(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        String product = Objects.requireNonNull(jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
        if (product.equals("H2")) {
            require(
                    "WRITE_DELAY",
                    "0",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?",
                    "add ;WRITE_DELAY=0 to the JDBC URL");
        } else {
            require("fsync", "on", "SELECT current_setting(?)", "switch it on in the server's configuration");
        }
    }

    private void require(String setting, String wanted, String query, String remedy) {
        String found = jdbc.queryForObject(query, String.class, setting);
        if (!wanted.equals(found)) {
            throw new IllegalStateException(
                    "The database has %s=%s, so that a commit may be lost: %s.".formatted(setting, found, remedy));
        }
    }
}
