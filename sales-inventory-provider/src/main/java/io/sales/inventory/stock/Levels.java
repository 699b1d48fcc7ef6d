package io.sales.inventory.stock;

import io.sales.api.Limits;
import io.sales.inventory.catalogue.NewSkus;
import io.sales.platform.db.PaddedKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much there is of each SKU. */
@Repository
class Levels implements NewSkus {

    /** The one way to change a level: only if no balance leaves its bounds on the way. The row stays locked until commit. */
    private static final String MOVE = """
            UPDATE stock_level
            SET on_hand = on_hand + ?, held = held + ?, committed = committed + ?, version = version + ?
            WHERE sku = ? AND on_hand - held - committed + ? >= 0 AND on_hand + ? <= ?
            """;

    private static final String LEVEL =
            "SELECT sku, on_hand, held, committed, version, low_stock_threshold FROM stock_level ";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Levels(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void open(List<String> skus) {
        jdbc.batchUpdate(
                "INSERT INTO stock_level (sku, on_hand, held, committed, version) VALUES (?, 0, 0, 0, 0)",
                skus.stream().map(sku -> new Object[] {sku}).toList());
    }

    /**
     * Changes the levels.
     *
     * @param postings by SKU, so that no two transactions wait for each other
     * @return the SKUs whose bounds forbid it
     */
    List<String> move(List<Posting> postings) {
        int[] moved = jdbc.batchUpdate(
                MOVE, postings.stream().map(Levels::moveArguments).toList());
        var refused = new ArrayList<String>();
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 0) {
                refused.add(postings.get(i).sku());
            }
        }
        return refused;
    }

    /** Locks a level until the end of the transaction. */
    Optional<Level> lock(String sku) {
        return client.sql(LEVEL + "WHERE sku = ? FOR UPDATE")
                .param(sku)
                .query(Levels::level)
                .optional();
    }

    /** The levels of those SKUs that are known. */
    Map<String, Level> find(Collection<String> skus) {
        return client
                .sql(LEVEL + "WHERE sku IN (:skus)")
                .param("skus", PaddedKeys.of(skus))
                .query(Levels::level)
                .list()
                .stream()
                .collect(Collectors.toMap(Level::sku, Function.identity()));
    }

    /** Those below their thresholds, by SKU. */
    List<Level> low(String after, int limit) {
        return client.sql(LEVEL + """
                        WHERE low_stock_threshold > on_hand - held - committed AND sku > ? ORDER BY sku LIMIT ?
                        """)
                .param(after)
                .param(limit)
                .query(Levels::level)
                .list();
    }

    void watch(String sku, @Nullable Long lowStockThreshold) {
        client.sql("UPDATE stock_level SET low_stock_threshold = ? WHERE sku = ?")
                .param(lowStockThreshold)
                .param(sku)
                .update();
    }

    private static Object[] moveArguments(Posting posting) {
        return new Object[] {
            posting.onHandDelta(),
            posting.heldDelta(),
            posting.committedDelta(),
            posting.entries().size(),
            posting.sku(),
            posting.lowestAvailableDelta(),
            posting.highestOnHandDelta(),
            Limits.MAX_ON_HAND
        };
    }

    private static Level level(ResultSet row, int index) throws SQLException {
        return new Level(
                row.getString("sku"),
                row.getLong("on_hand"),
                row.getLong("held"),
                row.getLong("committed"),
                row.getLong("version"),
                row.getObject("low_stock_threshold", Long.class));
    }
}
