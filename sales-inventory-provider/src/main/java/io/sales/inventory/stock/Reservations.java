package io.sales.inventory.stock;

import io.sales.api.Money;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.inventory.stock.domain.Counters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each order has, or had, of each SKU. Changed only by whoever has the order locked. */
@Repository
class Reservations {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Reservations(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /**
     * @param name of the product when it was last held; so is unitPrice
     */
    record Reservation(String sku, String name, Money unitPrice, Counters counters) {

        Reservation with(Counters changed) {
            return new Reservation(sku, name, unitPrice, changed);
        }

        /** After the line is granted on top, at its name and price. */
        Reservation grantedAnew(GrantedLine line) {
            return new Reservation(sku, line.name(), line.unitPrice(), counters.holding(line.quantity()));
        }
    }

    /** A line that an order is granted for the first time. */
    record Reserved(String orderId, GrantedLine line) {}

    /** All of an order, by SKU. */
    SortedMap<String, Reservation> of(String orderId) {
        var found = new TreeMap<String, Reservation>();
        client.sql("SELECT * FROM reservation WHERE order_id = ?")
                .param(orderId)
                .query(Reservations::reservation)
                .list()
                .forEach(reservation -> found.put(reservation.sku(), reservation));
        return found;
    }

    /** What is granted to orders that had nothing yet, with one statement for all of them. */
    void insert(List<Reserved> reserved) {
        client.sql("""
                        INSERT INTO reservation (order_id, sku, name, unit_price, currency, held, committed, shipped,
                            released, restocked, written_off)
                        SELECT order_id, sku, name, unit_price, currency, held, 0, 0, 0, 0, 0
                        FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                            CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY))
                            AS line (order_id, sku, name, unit_price, currency, held)
                        """)
                .param(reserved.stream().map(Reserved::orderId).toArray(String[]::new))
                .param(reserved.stream().map(one -> one.line().sku()).toArray(String[]::new))
                .param(reserved.stream().map(one -> one.line().name()).toArray(String[]::new))
                .param(reserved.stream()
                        .map(one -> one.line().unitPrice().amount())
                        .toArray(Long[]::new))
                .param(reserved.stream()
                        .map(one -> one.line().unitPrice().currency())
                        .toArray(String[]::new))
                .param(reserved.stream()
                        .map(one -> (long) one.line().quantity())
                        .toArray(Long[]::new))
                .update();
    }

    void update(String orderId, Collection<Reservation> reservations) {
        jdbc.batchUpdate(
                """
                UPDATE reservation SET name = ?, unit_price = ?, currency = ?, held = ?, committed = ?, shipped = ?,
                    released = ?, restocked = ?, written_off = ?
                WHERE order_id = ? AND sku = ?
                """, reservations.stream().map(one -> arguments(orderId, one)).toList());
    }

    private static Object[] arguments(String orderId, Reservation reservation) {
        Counters counters = reservation.counters();
        return new Object[] {
            reservation.name(),
            reservation.unitPrice().amount(),
            reservation.unitPrice().currency(),
            counters.held(),
            counters.committed(),
            counters.shipped(),
            counters.released(),
            counters.restocked(),
            counters.writtenOff(),
            orderId,
            reservation.sku()
        };
    }

    private static Reservation reservation(ResultSet row, int index) throws SQLException {
        return new Reservation(
                row.getString("sku"),
                row.getString("name"),
                new Money(row.getLong("unit_price"), row.getString("currency")),
                new Counters(
                        row.getLong("held"),
                        row.getLong("committed"),
                        row.getLong("shipped"),
                        row.getLong("released"),
                        row.getLong("restocked"),
                        row.getLong("written_off")));
    }
}
