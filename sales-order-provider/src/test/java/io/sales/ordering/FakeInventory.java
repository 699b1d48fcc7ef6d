package io.sales.ordering;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldResult;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.api.stock.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

/**
 * The neighbour, in memory, as its contract describes it. It lives behind Dubbo's in-process protocol, so that what the
 * order provider really calls is its own remote adapter.
 */
@DubboService(scope = "local")
public class FakeInventory implements InventoryService {

    public static final String CURRENCY = "EUR";

    private final Map<String, Long> prices = new TreeMap<>();
    private final Map<String, Memory> memories = new TreeMap<>();
    private final Map<String, Integer> settlements = new TreeMap<>();
    private final Set<String> lost = new TreeSet<>();
    private StockLedger ledger = new StockLedger();
    private Duration shift = Duration.ZERO;
    private boolean away;
    private UnaryOperator<Object> onAnswer = UnaryOperator.identity();

    public synchronized void stock(String sku, int units, long price) {
        ledger.makeAvailable(sku, units);
        prices.put(sku, price);
    }

    public synchronized int available(String sku) {
        return ledger.level(sku).available();
    }

    /** The books as they are; nobody should be moving stock while they are read. */
    public synchronized StockLedger ledger() {
        return ledger;
    }

    /** Starts new books, which must be empty. */
    public synchronized void keepBooksIn(StockLedger empty) {
        ledger = empty;
    }

    /** What inventory was last told about the order; null if nothing. */
    public synchronized @Nullable Memory memory(String orderId) {
        return memories.get(orderId);
    }

    /** What it was last told about every order, by id. */
    public synchronized Map<String, Memory> memories() {
        return new TreeMap<>(memories);
    }

    public synchronized void forgetEverything() {
        ledger = new StockLedger();
        shift = Duration.ZERO;
        prices.clear();
        memories.clear();
        settlements.clear();
        lost.clear();
        away = false;
        onAnswer = UnaryOperator.identity();
    }

    /** How often the order's stock was settled, repeats included. */
    public synchronized int settlements(String orderId) {
        return settlements.getOrDefault(orderId, 0);
    }

    public synchronized void goAway(boolean nowAway) {
        away = nowAway;
    }

    /** The order's stock is gone, as after a restored backup. */
    public synchronized void lose(String orderId) {
        lost.add(orderId);
    }

    /** Moves its clock ahead, and so makes every hold older. */
    public synchronized void letPass(Duration time) {
        shift = shift.plus(time);
    }

    /** Makes holds older than they are, so that the search for strays looks at them. */
    public synchronized void age(String orderId, long seconds) {
        memories.computeIfPresent(
                orderId,
                (id, memory) -> new Memory(
                        memory.version(),
                        memory.hash(),
                        memory.lines(),
                        memory.createdAt().minusSeconds(seconds)));
    }

    /** The next call has its effect, and its answer is lost. */
    public synchronized void loseNextAnswer() {
        onAnswer = answer -> {
            onAnswer = UnaryOperator.identity();
            throw new SalesException(Slugs.TIMEOUT, "The answer is lost.");
        };
    }

    @Override
    public synchronized HoldAnswer hold(HoldStock command) {
        return (HoldAnswer) onAnswer.apply(answer(command));
    }

    @Override
    public CompletableFuture<List<HoldResult>> holdAll(List<HoldStock> commands) {
        return CompletableFuture.completedFuture(
                new ArrayList<>(commands.stream().map(this::result).toList()));
    }

    private HoldResult result(HoldStock command) {
        try {
            return new HoldResult.Answered(hold(command));
        } catch (SalesException refusal) {
            return HoldResult.Refused.of(refusal);
        }
    }

    private HoldAnswer answer(HoldStock command) {
        Memory memory = memories.get(command.orderId());
        if (memory != null && command.stockVersion() < memory.version()) {
            return new HoldAnswer.Stale(memory.version());
        }
        if (memory != null && command.stockVersion() == memory.version()) {
            if (memory.hash() == null) {
                return new HoldAnswer.Stale(memory.version());
            }
            if (!memory.hash().equals(command.requestHash())) {
                throw new SalesException(Slugs.IDEMPOTENCY_KEY_REUSED, "Another request.");
            }
            return new HoldAnswer.Granted(false, granted(command.lines()));
        }
        for (SkuQuantity line : command.lines()) {
            if (!prices.containsKey(line.sku())) {
                throw new SalesException(Slugs.SKU_NOT_SELLABLE, line.sku());
            }
        }
        List<Shortage> shortages = command.lines().stream()
                .map(line ->
                        new Shortage(line.sku(), line.quantity(), available(line.sku()) + taken(memory, line.sku())))
                .filter(shortage -> shortage.available() < shortage.requested())
                .toList();
        if (!shortages.isEmpty()) {
            return new HoldAnswer.Short(shortages);
        }
        List<SettleStock.Line> lines = command.lines().stream()
                .map(line -> new SettleStock.Line(line.sku(), line.quantity(), 0, 0, 0, 0))
                .toList();
        book(command.orderId(), memory, lines);
        memories.put(command.orderId(), new Memory(command.stockVersion(), command.requestHash(), lines, now()));
        return new HoldAnswer.Granted(true, granted(command.lines()));
    }

    @Override
    public synchronized SettleAnswer settle(SettleStock command) {
        if (away) {
            throw new SalesException(Slugs.UNAVAILABLE, "Inventory is away.");
        }
        settlements.merge(command.orderId(), 1, Integer::sum);
        if (lost.contains(command.orderId()) && command.lines().stream().anyMatch(line -> taken(line) > 0)) {
            return new SettleAnswer.Lost(
                    command.lines().stream().map(SettleStock.Line::sku).toList());
        }
        Memory memory = memories.get(command.orderId());
        if (memory != null && command.stockVersion() <= memory.version()) {
            boolean same = command.stockVersion() == memory.version()
                    && command.lines().equals(memory.lines());
            return same ? new SettleAnswer.Settled() : new SettleAnswer.Stale(memory.version());
        }
        lines(memory).forEach(before -> requireForward(before, command));
        List<String> gone = gone(command, memory);
        if (!gone.isEmpty()) {
            return new SettleAnswer.Lost(gone);
        }
        book(command.orderId(), memory, command.lines());
        memories.put(command.orderId(), new Memory(command.stockVersion(), null, command.lines(), now()));
        return (SettleAnswer) onAnswer.apply(new SettleAnswer.Settled());
    }

    /** The SKUs of which the order wants back units that are not there. */
    private List<String> gone(SettleStock command, @Nullable Memory memory) {
        return command.lines().stream()
                .filter(line -> taken(line) > taken(memory, line.sku()) + available(line.sku()))
                .map(SettleStock.Line::sku)
                .toList();
    }

    private void book(String orderId, @Nullable Memory before, List<SettleStock.Line> after) {
        var skus = new TreeSet<String>();
        Stream.concat(lines(before).stream(), after.stream()).forEach(line -> skus.add(line.sku()));
        skus.forEach(sku -> ledger.book(orderId, line(lines(before), sku), line(after, sku)));
    }

    private static List<SettleStock.Line> lines(@Nullable Memory memory) {
        return memory == null ? List.of() : memory.lines();
    }

    private static int taken(@Nullable Memory memory, String sku) {
        return taken(line(lines(memory), sku));
    }

    private static SettleStock.Line line(List<SettleStock.Line> lines, String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseGet(() -> new SettleStock.Line(sku, 0, 0, 0, 0, 0));
    }

    private static int taken(SettleStock.Line line) {
        return line.held() + line.committed() + line.shipped() - line.restocked();
    }

    /** What has shipped or come back is not taken back, and no more comes back than has shipped. */
    private static void requireForward(SettleStock.Line before, SettleStock command) {
        SettleStock.Line after = line(command.lines(), before.sku());
        if (after.shipped() < before.shipped()
                || after.restocked() < before.restocked()
                || after.writtenOff() < before.writtenOff()
                || after.restocked() + after.writtenOff() > after.shipped()) {
            throw new SalesException(Slugs.INVALID_SETTLEMENT, before + " cannot become " + after);
        }
    }

    @Override
    public synchronized List<HoldView> holds(SearchHolds query) {
        Instant newest = now().minusSeconds(query.minAgeSeconds());
        return memories.entrySet().stream()
                .map(entry -> new HoldView(
                        entry.getKey(),
                        entry.getValue().version(),
                        entry.getValue().createdAt()))
                .filter(hold -> !hold.createdAt().isAfter(newest))
                .sorted(order())
                .filter(hold -> query.after() == null || order().compare(hold, query.after()) > 0)
                .limit(query.limit())
                .toList();
    }

    private static Comparator<HoldView> order() {
        return Comparator.comparing(HoldView::createdAt).thenComparing(HoldView::orderId);
    }

    @Override
    public synchronized Instant ready() {
        return now();
    }

    private List<GrantedLine> granted(List<SkuQuantity> lines) {
        return lines.stream()
                .map(line -> new GrantedLine(
                        line.sku(),
                        "Name of " + line.sku(),
                        line.quantity(),
                        new Money(prices.getOrDefault(line.sku(), 0L), CURRENCY)))
                .toList();
    }

    private Instant now() {
        return Instant.now().plus(shift).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @param hash of the hold; null after a settlement
     * @param lines the state it is in
     */
    public record Memory(long version, @Nullable String hash, List<SettleStock.Line> lines, Instant createdAt) {}
}
