package io.sales.inventory.stock;

import io.sales.api.Caller;
import io.sales.api.stock.ReconciliationView;
import io.sales.api.stock.ReconciliationView.Discrepancy;
import io.sales.inventory.stock.SkuBooks.Balances;
import io.sales.inventory.stock.SkuBooks.Sequence;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Proves the books, some SKUs at a time. What belongs together is read by one statement, hence from one moment, so sales
 * may go on meanwhile.
 */
@Service
public class Reconciliation {

    private static final int SKUS_AT_A_TIME = 100;
    private static final int MAX_DISCREPANCIES = 1_000;
    private static final Duration MAX_QUERY = Duration.ofSeconds(30);

    private static final String BOOKS = """
            SELECT l.sku, l.on_hand, l.held, l.committed, l.version,
                COALESCE(m.movements, 0) AS movements, COALESCE(m.broken, 0) AS broken,
                COALESCE(m.first_seq, 0) AS first_seq, COALESCE(m.last_seq, 0) AS last_seq,
                COALESCE(m.last_on_hand, 0) AS last_on_hand, COALESCE(m.last_held, 0) AS last_held,
                COALESCE(m.last_committed, 0) AS last_committed, COALESCE(m.sum_on_hand, 0) AS sum_on_hand,
                COALESCE(m.sum_held, 0) AS sum_held, COALESCE(m.sum_committed, 0) AS sum_committed,
                COALESCE(r.held, 0) AS reserved_held, COALESCE(r.committed, 0) AS reserved_committed
            FROM stock_level l
            LEFT JOIN (
                SELECT sku, COUNT(*) AS movements, MIN(seq) AS first_seq, MAX(seq) AS last_seq,
                    SUM(on_hand_delta) AS sum_on_hand, SUM(held_delta) AS sum_held,
                    SUM(committed_delta) AS sum_committed,
                    MAX(CASE WHEN next_seq IS NULL THEN on_hand END) AS last_on_hand,
                    MAX(CASE WHEN next_seq IS NULL THEN held END) AS last_held,
                    MAX(CASE WHEN next_seq IS NULL THEN committed END) AS last_committed,
                    SUM(CASE WHEN on_hand <> on_hand_before + on_hand_delta OR held <> held_before + held_delta
                        OR committed <> committed_before + committed_delta THEN 1 ELSE 0 END) AS broken
                FROM (
                    SELECT sku, seq, on_hand_delta, held_delta, committed_delta, on_hand, held, committed,
                        LAG(on_hand, 1, CAST(0 AS bigint)) OVER (PARTITION BY sku ORDER BY seq) AS on_hand_before,
                        LAG(held, 1, CAST(0 AS bigint)) OVER (PARTITION BY sku ORDER BY seq) AS held_before,
                        LAG(committed, 1, CAST(0 AS bigint)) OVER (PARTITION BY sku ORDER BY seq) AS committed_before,
                        LEAD(seq) OVER (PARTITION BY sku ORDER BY seq) AS next_seq
                    FROM movement WHERE sku > :after AND sku <= :last
                ) chained
                GROUP BY sku
            ) m ON m.sku = l.sku
            LEFT JOIN (
                SELECT sku, SUM(held) AS held, SUM(committed) AS committed
                FROM reservation WHERE sku > :after AND sku <= :last GROUP BY sku
            ) r ON r.sku = l.sku
            WHERE l.sku > :after AND l.sku <= :last
            ORDER BY l.sku
            """;

    private final JdbcClient client;
    private final Transactions transactions;
    private final AuditLog audit;

    /** With a time limit of its own, as H2 would otherwise apply the one of the last transaction on the connection. */
    Reconciliation(DataSource database, Transactions transactions, AuditLog audit) {
        this.transactions = transactions;
        this.audit = audit;
        var patient = new JdbcTemplate(database);
        patient.setQueryTimeout((int) MAX_QUERY.toSeconds());
        this.client = JdbcClient.create(patient);
    }

    public ReconciliationView reconcile(Caller caller) {
        Caller staff = Check.staff(caller);
        long skus = 0;
        long movements = 0;
        var discrepancies = new ArrayList<Discrepancy>();
        List<SkuBooks> page = page("");
        while (!page.isEmpty()) {
            for (SkuBooks books : page) {
                skus++;
                movements += books.movements();
                books.discrepancies().stream()
                        .limit(MAX_DISCREPANCIES - discrepancies.size())
                        .forEach(discrepancies::add);
            }
            page = page(page.get(page.size() - 1).sku());
        }
        var view = new ReconciliationView(skus, movements, discrepancies);
        transactions.writing(() -> audit.done(staff, "reconcileStock", "stock", facts(view)));
        return view;
    }

    private static Map<String, String> facts(ReconciliationView view) {
        return Map.of(
                "skus", String.valueOf(view.skus()),
                "movements", String.valueOf(view.movements()),
                "discrepancies", String.valueOf(view.discrepancies().size()));
    }

    private List<SkuBooks> page(String after) {
        return client
                .sql("SELECT sku FROM stock_level WHERE sku > :after ORDER BY sku LIMIT :limit")
                .param("after", after)
                .param("limit", SKUS_AT_A_TIME)
                .query(String.class)
                .list()
                .stream()
                .reduce((one, later) -> later)
                .map(last -> client.sql(BOOKS)
                        .param("after", after)
                        .param("last", last)
                        .query(Reconciliation::books)
                        .list())
                .orElse(List.of());
    }

    private static SkuBooks books(ResultSet row, int index) throws SQLException {
        var level = new Balances(row.getLong("on_hand"), row.getLong("held"), row.getLong("committed"));
        return new SkuBooks(
                row.getString("sku"),
                level,
                new Balances(row.getLong("last_on_hand"), row.getLong("last_held"), row.getLong("last_committed")),
                new Balances(row.getLong("sum_on_hand"), row.getLong("sum_held"), row.getLong("sum_committed")),
                new Balances(level.onHand(), row.getLong("reserved_held"), row.getLong("reserved_committed")),
                new Sequence(row.getLong("first_seq"), row.getLong("last_seq"), row.getLong("version")),
                row.getLong("movements"),
                row.getLong("broken"));
    }
}
