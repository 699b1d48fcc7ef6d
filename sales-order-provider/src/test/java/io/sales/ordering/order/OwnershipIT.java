package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.SearchOrders;
import io.sales.api.order.ShipOrder;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that can be asked of an order, by people whose order it is not: for them there is none. */
class OwnershipIT extends OrderProviderSuite {

    private static final Set<String> OF_NO_ORDER = Set.of("place", "ready");
    private static final Set<String> OF_OWNERS = Set.of("order", "orders", "history", "pay", "cancel", "requestReturn");

    private static final Caller NOBODY = Caller.ANONYMOUS;
    private static final Caller ALMOST_ANN = new Caller("cus_an_", Role.CUSTOMER);

    @Autowired
    private EntityManager entities;

    @Autowired
    private Transactions transactions;

    @Autowired
    private AuditLog audit;

    @Autowired
    private DatabaseClock clock;

    /** Of two of A and one of B: A has arrived, B has not shipped. */
    private OrderView annsOrder;

    /** Waits for money. */
    private OrderView annsUnpaid;

    private String shipment;
    private String requested;

    @BeforeEach
    void annHasOrders() {
        annsUnpaid = placed();
        annsOrder = paid();
        var sent = ship(annsOrder, List.of(new SkuQuantity("A", 2)));
        deliver(annsOrder, sent);
        shipment = sent.id();
        requested = requestReturn(annsOrder, new SkuQuantity("A", 1)).id();
    }

    @Test
    void knowsEveryMethodThatIsAboutAnOrder() {
        Set<String> methods = Arrays.stream(OrderService.class.getMethods())
                .map(Method::getName)
                .filter(name -> !OF_NO_ORDER.contains(name))
                .collect(Collectors.toSet());
        assertThat(probes(orders).keySet()).isEqualTo(methods);
    }

    @Test
    void nobodyFindsWhatIsNotTheirs() {
        for (Caller stranger : List.of(BOB, NOBODY, ALMOST_ANN)) {
            assertThat(leaks(probes(orders), stranger)).isEmpty();
        }
    }

    /** Each question is one that its owner gets an answer to. */
    @Test
    void theOwnerFindsAllOfIt() {
        assertThat(leaks(probes(orders), ANN)).containsExactlyInAnyOrderElementsOf(OF_OWNERS);
    }

    @Test
    void withoutTheConditionEverybodyFindsIt() {
        var unowned = new UnownedOrders(entities);
        var queries = new OrderQueries(unowned, transactions);
        var fulfilment = new OrderFulfilment(unowned, transactions, audit, clock);
        Map<String, Probe> unguarded = Map.of(
                "order", who -> queries.order(who, annsOrder.id()),
                "orders", who -> queries.orders(search(who)),
                "history",
                        who -> queries.history(who, annsOrder.id(), PageRequest.first())
                                        .items()
                                        .isEmpty()
                                ? ""
                                : "ord_",
                "cancel", who -> fulfilment.cancel(cancellation(who)),
                "requestReturn", who -> fulfilment.requestReturn(returnOfOne(who)));

        assertThat(leaks(unguarded, BOB)).isEqualTo(unguarded.keySet());
    }

    /** What lets somebody see or change something. */
    private Set<String> leaks(Map<String, Probe> probes, Caller caller) {
        var leaks = new TreeSet<String>();
        probes.forEach((name, probe) -> {
            var before = everything();
            if (tells(probe, caller) || !everything().equals(before)) {
                leaks.add(name);
            }
        });
        return leaks;
    }

    private boolean tells(Probe probe, Caller caller) {
        try {
            return String.valueOf(probe.ask(caller)).contains("ord_");
        } catch (SalesException refusal) {
            assertThat(refusal.slug()).isIn(Slugs.NOT_FOUND, Slugs.FORBIDDEN);
            return false;
        }
    }

    private Map<String, Probe> probes(OrderService service) {
        String id = annsOrder.id();
        return Map.ofEntries(
                Map.entry("order", who -> service.order(who, id)),
                Map.entry("orders", who -> service.orders(search(who))),
                Map.entry(
                        "history",
                        who -> service.history(who, id, PageRequest.first())
                                        .items()
                                        .isEmpty()
                                ? ""
                                : id),
                Map.entry("pay", who -> service.pay(new PayOrder(who, newKey(), annsUnpaid.id(), "tok_ok"))),
                Map.entry("cancel", who -> service.cancel(cancellation(who))),
                Map.entry("ship", who -> service.ship(new ShipOrder(who, newKey(), id, null, "Post", "1Z"))),
                Map.entry("deliver", who -> service.deliver(who, id, shipment)),
                Map.entry("requestReturn", who -> service.requestReturn(returnOfOne(who))),
                Map.entry("approveReturn", who -> service.approveReturn(who, id, requested)),
                Map.entry("rejectReturn", who -> service.rejectReturn(who, id, requested)),
                Map.entry("receiveReturn", who -> service.receiveReturn(receipt(who))),
                Map.entry("refund", who -> service.refund(new RefundOrder(who, newKey(), id, null, null, "Sorry"))));
    }

    private SearchOrders search(Caller who) {
        return new SearchOrders(who, null, PageRequest.first());
    }

    private CancelOrder cancellation(Caller who) {
        return new CancelOrder(who, newKey(), annsOrder.id(), null, null);
    }

    private RequestReturn returnOfOne(Caller who) {
        return new RequestReturn(who, newKey(), annsOrder.id(), List.of(new SkuQuantity("A", 1)), "Too blue");
    }

    private ReceiveReturn receipt(Caller who) {
        var line = new ReceiveReturn.Line("A", 1, Disposition.RESTOCK);
        return new ReceiveReturn(who, newKey(), annsOrder.id(), requested, List.of(line));
    }

    private interface Probe {
        Object ask(Caller caller);
    }

    /** Asks for everybody's orders, whoever asks. */
    private static final class UnownedOrders extends Orders {

        UnownedOrders(EntityManager entities) {
            super(entities);
        }

        @Override
        public Order lock(String id, Caller caller) {
            return super.lock(id, STAFF);
        }

        @Override
        Order get(String id, Caller caller) {
            return super.get(id, STAFF);
        }

        @Override
        List<Order> page(Caller caller, @Nullable OrderStatus status, @Nullable String cursor, int limit) {
            return super.page(STAFF, status, cursor, limit);
        }

        @Override
        List<HistoryRecord> history(Caller caller, String orderId, long afterSeq, int limit) {
            return super.history(STAFF, orderId, afterSeq, limit);
        }
    }
}
