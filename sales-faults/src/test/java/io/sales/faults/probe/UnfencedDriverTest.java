package io.sales.faults.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UnfencedDriverTest {

    @Test
    void whatIsRememberedIsForgottenAndNothingElse() throws SQLException {
        try (Connection connection = new UnfencedDriver().connect("jdbc:h2:mem:unfenced", new Properties())) {
            execute(connection, "CREATE TABLE order_stock (order_id varchar(9), stock_version bigint)");
            execute(connection, "INSERT INTO order_stock VALUES ('ord_1', 7)");

            assertThat(read(connection, "SELECT stock_version, order_id FROM order_stock FOR UPDATE"))
                    .isZero();
            assertThat(read(connection, "SELECT MAX(stock_version) FROM order_stock"))
                    .isEqualTo(7);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static long read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
