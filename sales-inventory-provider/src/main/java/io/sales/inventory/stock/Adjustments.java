package io.sales.inventory.stock;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.MovementView;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Changes of the stock on hand by staff, each once for its idempotency key. */
@Service
public class Adjustments {

    private final Levels levels;
    private final Ledger ledger;
    private final Movements movements;
    private final JdbcClient client;
    private final Transactions transactions;
    private final AuditLog audit;
    private final DatabaseClock clock;

    Adjustments(
            Levels levels,
            Ledger ledger,
            Movements movements,
            JdbcClient client,
            Transactions transactions,
            AuditLog audit,
            DatabaseClock clock) {
        this.levels = levels;
        this.ledger = ledger;
        this.movements = movements;
        this.client = client;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public Answer<MovementView> adjust(AdjustStock command) {
        Caller staff = Check.staff(Check.present(command, "command").caller());
        String key = Check.idempotencyKey(command.idempotencyKey());
        Check.present(command.reason(), "reason");
        Check.within(command.quantity(), "quantity", -Limits.MAX_ADJUSTMENT, Limits.MAX_ADJUSTMENT);
        if (command.quantity() == 0) {
            throw SalesException.invalid("quantity", "must not be 0");
        }
        if (!Check.couldBeSku(command.sku())) {
            throw SalesException.notFound("SKU");
        }
        String id = Digest.of(staff.id(), "POST /stock/" + command.sku() + "/adjustments", key)
                .id("adj");
        return transactions.write(() -> adjustOrFind(id, command));
    }

    /** The level's lock makes copies of one adjustment take turns, so the second finds the first. */
    private Answer<MovementView> adjustOrFind(String id, AdjustStock command) {
        Instant now = clock.now();
        Level level = levels.lock(command.sku()).orElseThrow(() -> SalesException.notFound("SKU"));
        Optional<Booked> booked = find(id);
        if (booked.isPresent()) {
            if (!booked.get().requestHash().equals(hash(command))) {
                throw new SalesException(
                        Slugs.IDEMPOTENCY_KEY_REUSED, "The idempotency key was used for another adjustment.");
            }
            return new Answer<>(movements.find(command.sku(), booked.get().seq()), true);
        }
        requirePossible(level, command);
        var entry = new Entry(
                command.sku(),
                command.reason().name(),
                command.quantity(),
                0,
                0,
                command.caller().id(),
                id);
        if (!ledger.book(List.of(entry), now).isEmpty()) {
            throw new IllegalStateException("The locked level of %s refused %s".formatted(level, entry));
        }
        long seq = level.version() + 1;
        insert(id, command, seq);
        audit.changed(
                command.caller(),
                "adjustStock",
                command.sku(),
                Map.of("onHand", String.valueOf(level.onHand())),
                Map.of(
                        "onHand", String.valueOf(level.onHand() + command.quantity()),
                        "reason", command.reason().name()));
        return new Answer<>(movements.find(command.sku(), seq), false);
    }

    private static void requirePossible(Level level, AdjustStock command) {
        Long expected = command.expectedOnHand();
        if (expected != null && expected != level.onHand()) {
            throw new SalesException(
                    Slugs.STOCK_CHANGED, "There are %d on hand, not %d.".formatted(level.onHand(), expected));
        }
        if (level.available() + command.quantity() < 0) {
            throw new SalesException(
                    Slugs.INSUFFICIENT_STOCK,
                    "Only %d of %d on hand are available.".formatted(level.available(), level.onHand()));
        }
        if (level.onHand() + command.quantity() > Limits.MAX_ON_HAND) {
            throw SalesException.invalid("quantity", "would leave more than %d on hand".formatted(Limits.MAX_ON_HAND));
        }
    }

    private static String hash(AdjustStock command) {
        return Digest.of(
                        Long.toString(command.quantity()),
                        command.reason().name(),
                        String.valueOf(command.expectedOnHand()))
                .hex();
    }

    private record Booked(long seq, String requestHash) {}

    private Optional<Booked> find(String id) {
        return client.sql("SELECT seq, request_hash FROM adjustment WHERE id = ?")
                .param(id)
                .query((row, index) -> new Booked(row.getLong(1), row.getString(2)))
                .optional();
    }

    private void insert(String id, AdjustStock command, long seq) {
        client.sql("INSERT INTO adjustment (id, sku, seq, request_hash) VALUES (?, ?, ?, ?)")
                .param(id)
                .param(command.sku())
                .param(seq)
                .param(hash(command))
                .update();
    }
}
