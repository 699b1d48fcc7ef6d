package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.SearchAudit;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderView;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.ShipOrder;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/**
 * Each act of staff leaves one line: of who did what to what, and what it changed. Repeats, refusals and customers leave
 * none; every other test of this module that shows that nothing changes shows it of the audit log too.
 */
class AuditIT extends OrderProviderSuite {

    private static final String WHO = STAFF.id();
    private static final Caller ADMIN = new Caller("cus_admin", Role.ADMIN);

    @Autowired
    private OperationService operations;

    @Autowired
    private Orders allOrders;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    private OrderView order;

    @BeforeEach
    void annHasPaid() {
        order = paid();
    }

    @Test
    void aCancellationByStaff() {
        var command = new CancelOrder(STAFF, newKey(), order.id(), List.of(new SkuQuantity("A", 1)), "Ann moved away");
        auditedOnce(WHO, "cancelOrder", order.id(), () -> orders.cancel(command));
        unchanged(() -> orders.cancel(command));

        AuditEntry entry = latest();
        assertThat(entry.role()).isEqualTo(Role.STAFF);
        assertThat(entry.before())
                .containsEntry("units of A", "2 ordered, 0 cancelled, 0 shipped, 0 delivered, 0 returned, 0 credited")
                .doesNotContainKeys("status", "units of B");
        assertThat(entry.after())
                .containsEntry("units of A", "2 ordered, 1 cancelled, 0 shipped, 0 delivered, 0 returned, 0 credited")
                .containsEntry("paymentStatus", "CREDIT_OWED")
                .containsValue("1000 EUR");
        assertThat(entry.toString()).doesNotContain("Ann", "Street", ANN.id());
    }

    @Test
    void aCancellationByItsOwnerIsNoActOfStaff() {
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        assertThat(trail()).isEmpty();
    }

    @Test
    void shippingAndDelivering() {
        var command = new ShipOrder(STAFF, newKey(), order.id(), null, "Post", "1Z999");
        auditedOnce(WHO, "shipOrder", order.id(), () -> orders.ship(command));
        assertThat(latest().after()).containsEntry("shipmentStatus", "SHIPPED");
        unchanged(() -> orders.ship(command));
        refused(Slugs.ILLEGAL_TRANSITION, () -> ship(order, null));

        String shipment = reread(order).shipments().get(0).id();
        auditedOnce(WHO, "deliverShipment", order.id(), () -> orders.deliver(STAFF, order.id(), shipment));
        assertThat(latest().before()).containsEntry(shipment, "SHIPPED").containsEntry("status", "CONFIRMED");
        assertThat(latest().after()).containsEntry(shipment, "DELIVERED").containsEntry("status", "COMPLETED");
        unchanged(() -> orders.deliver(STAFF, order.id(), shipment));
    }

    @Test
    void whatBecomesOfReturns() {
        deliver(order, ship(order, null));
        String one = requestReturn(order, new SkuQuantity("A", 1)).id();
        String other = requestReturn(order, new SkuQuantity("B", 1)).id();

        auditedOnce(WHO, "approveReturn", order.id(), () -> orders.approveReturn(STAFF, order.id(), one));
        assertThat(latest().after()).isEqualTo(Map.of(one, "APPROVED of 1 A: 0 restocked, 0 written off, 0 dismissed"));
        unchanged(() -> orders.approveReturn(STAFF, order.id(), one));
        auditedOnce(WHO, "rejectReturn", order.id(), () -> orders.rejectReturn(STAFF, order.id(), other));
        unchanged(() -> orders.rejectReturn(STAFF, order.id(), other));

        var line = new ReceiveReturn.Line("A", 1, Disposition.DISMISS);
        var command = new ReceiveReturn(STAFF, newKey(), order.id(), one, List.of(line));
        auditedOnce(WHO, "receiveReturn", order.id(), () -> orders.receiveReturn(command));
        assertThat(latest().after()).containsEntry(one, "RECEIVED of 1 A: 0 restocked, 0 written off, 1 dismissed");
        unchanged(() -> orders.receiveReturn(command));
    }

    @Test
    void aRefund() {
        var command = new RefundOrder(STAFF, newKey(), order.id(), new Money(500, "EUR"), null, "Scratched");
        auditedOnce(WHO, "refundOrder", order.id(), () -> orders.refund(command));
        assertThat(latest().before()).containsEntry("allowances", "0 EUR");
        assertThat(latest().after()).containsEntry("allowances", "500 EUR").containsValue("500 EUR");
        unchanged(() -> orders.refund(command));
    }

    @Test
    void aRetryThatChangesSomething() {
        provider.goAway(true);
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        settler.run();
        refundSender.run();
        letPass(Duration.ofSeconds(4));
        refundSender.run();
        letPass(Duration.ofSeconds(2));
        OperationView late = operations
                .operations(new SearchOperations(STAFF, OperationStatus.WAITING, "refund", PageRequest.first()))
                .items()
                .get(0);

        auditedOnce(WHO, "retryOperation", late.id(), () -> operations.retry(STAFF, late.id()));
        assertThat(latest().before()).containsEntry("attempts", "2");
        assertThat(latest().after()).containsEntry("attempts", "0");
        unchanged(() -> operations.retry(STAFF, late.id()));
    }

    @Test
    void whatIsDecidedAboutMoneyInQuarantine() {
        auditedOnce(WHO, "retryOperation", quarantined(), () -> operations.retry(STAFF, quarantined()));
        letPass(Duration.ofSeconds(10));
        paymentFollowUp.run();
        String again = quarantined();
        auditedOnce(WHO, "dismissOperation", again, () -> operations.dismiss(STAFF, again));
        assertThat(latest().before())
                .containsEntry("status", "PARKED")
                .containsEntry("expected", "2250 EUR")
                .containsEntry("found", "2249 EUR");
        refused(Slugs.NOT_FOUND, () -> operations.dismiss(STAFF, again));
    }

    /** The control: nobody writes anything down, and the check sees it. */
    @Test
    void withoutTheLogTheCheckFails() {
        var silent = new AuditLog(jdbc, clock) {
            @Override
            public <T> T around(
                    Caller actor, String action, String subject, Supplier<Map<String, String>> facts, Supplier<T> act) {
                return act.get();
            }
        };
        var unaudited = new OrderFulfilment(allOrders, transactions, silent, clock);
        var command = new ShipOrder(STAFF, newKey(), order.id(), null, "Post", "1Z999");

        assertThatThrownBy(() -> auditedOnce(WHO, "shipOrder", order.id(), () -> unaudited.ship(command)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("shipOrder");
        assertThat(reread(order).shipments()).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenDownDoesNotHappen() {
        var broken = new AuditLog(jdbc, clock) {
            @Override
            public void changed(
                    Caller actor,
                    String action,
                    String subject,
                    Map<String, String> before,
                    Map<String, String> after) {
                super.changed(actor, "x".repeat(41), subject, before, after);
            }
        };
        var fulfilment = new OrderFulfilment(allOrders, transactions, broken, clock);
        var before = everything();

        assertThatThrownBy(() -> fulfilment.ship(new ShipOrder(STAFF, newKey(), order.id(), null, "Post", "1Z999")))
                .isInstanceOf(DataAccessException.class);
        assertThat(everything()).isEqualTo(before);
    }

    /** A payment that the provider answers for with other figures. */
    private String quarantined() {
        var search = new SearchOperations(STAFF, OperationStatus.PARKED, "quarantine", PageRequest.first());
        if (operations.operations(search).items().isEmpty()) {
            OrderView unpaid = placed();
            String attempt = pay(unpaid, "tok_never").id();
            provider.decide(attempt, new Captured("ch_1", 2_249, "EUR"));
            letPass(Duration.ofSeconds(10));
            paymentFollowUp.run();
        }
        return operations.operations(search).items().get(0).id();
    }

    private AuditEntry latest() {
        return trail().get(0);
    }

    private List<AuditEntry> trail() {
        return transactions.read(() -> audit.entries(new SearchAudit(ADMIN, null, null, null, PageRequest.first()))
                .items());
    }
}
