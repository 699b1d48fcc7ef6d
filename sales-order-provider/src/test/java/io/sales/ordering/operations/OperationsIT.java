package io.sales.ordering.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of background work, and how they have it tried again. */
class OperationsIT extends OrderProviderSuite {

    private static final int TRIES_UNTIL_PARKED = 14;

    @Autowired
    private OperationService operations;

    @Test
    void whatIsHealthyIsNotShown() {
        placed();
        paid();
        pay(placed(), "tok_never");

        assertThat(all()).isEmpty();
        workInBackground();
        letPass(Duration.ofSeconds(60));
        workInBackground();
        assertThat(all()).isEmpty();
    }

    @Test
    void whatNobodyWorksOnIsShownOnceItIsLate() {
        OrderView order = paid();

        letPass(Duration.ofSeconds(4));
        assertThat(all()).isEmpty();
        letPass(Duration.ofSeconds(2));

        OperationView late = only();
        assertThat(late.kind()).isEqualTo("settlement");
        assertThat(late.status()).isEqualTo(OperationStatus.WAITING);
        assertThat(late.orderId()).isEqualTo(order.id());
        assertThat(late.why()).isNull();
        assertThat(late.attempts()).isZero();
        settler.run();
        assertThat(all()).isEmpty();
    }

    @Test
    void anOrderThatShouldHaveExpiredIsShown() {
        OrderView order = placed();
        pay(order, "tok_never");
        provider.goAway(true);

        letPass(Duration.ofSeconds(901));
        expiry.run();
        letPass(Duration.ofSeconds(6));

        OperationView late = only("expiry");
        assertThat(late.subject()).isEqualTo(order.id());
        assertThat(late.since()).isEqualTo(order.payBy());
        assertThat(late.why()).isEqualTo("The payment provider told no outcome: away");
    }

    @Test
    void whatFailedTellsWhyAndWhenItIsTriedNext() {
        OrderView order = unrefunded();

        OperationView late = only("refund");
        assertThat(late.status()).isEqualTo(OperationStatus.WAITING);
        assertThat(late.subject()).isEqualTo(reread(order).refunds().get(0).id());
        assertThat(late.orderId()).isEqualTo(order.id());
        assertThat(late.why()).isEqualTo("The payment provider has not refunded it: away");
        assertThat(late.attempts()).isEqualTo(2);
        assertThat(late.since()).isEqualTo(reread(order).refunds().get(0).createdAt());
        assertThat(Objects.requireNonNull(late.nextTryAt())).isAfter(late.since());
    }

    @Test
    void aFailureOfOursRevealsNothing() {
        paid();
        settler.queue().work(id -> {
            throw new IllegalStateException("SELECT password FROM customer");
        });
        letPass(Duration.ofSeconds(6));

        assertThat(only().why()).matches("Something unexpected; the log has it under trace [0-9a-f]{32}\\.");
    }

    @Test
    void whatWasGivenUpStaysInSightUntilItIsTriedAgain() {
        OrderView order = parked();

        OperationView given = only();
        assertThat(given.status()).isEqualTo(OperationStatus.PARKED);
        assertThat(given.nextTryAt()).isNull();
        assertThat(given.attempts()).isEqualTo(TRIES_UNTIL_PARKED);
        assertThat(given.why()).isEqualTo("Inventory is away.");

        inventory.goAway(false);
        settler.run();
        assertThat(only()).as("nobody tries it by himself").isEqualTo(given);
        OperationView retried = operations.retry(STAFF, given.id());
        settler.run();

        assertThat(retried.id()).isEqualTo(given.id());
        assertThat(retried.status()).isEqualTo(OperationStatus.WAITING);
        assertThat(retried.attempts()).isZero();
        assertThat(all()).isEmpty();
        assertThat(inventory.settlements(order.id())).isEqualTo(1);
    }

    @Test
    void theHistoryNamesWhoHadItTriedAgainOnce() {
        OrderView order = parked();
        OperationView given = only();

        OperationView first = operations.retry(STAFF, given.id());
        OperationView second = operations.retry(STAFF, given.id());

        assertThat(second).isEqualTo(first);
        List<HistoryEntry> retries = orders.history(STAFF, order.id(), PageRequest.first()).items().stream()
                .filter(entry -> entry.action().equals("RETRIED"))
                .toList();
        assertThat(retries).hasSize(1);
        assertThat(retries.get(0).actor()).isEqualTo(STAFF.id());
        assertThat(retries.get(0).detail()).isEqualTo("settlement");
    }

    @Test
    void whatWaitsIsTriedAtOnceWhenAskedTo() {
        OrderView order = unrefunded();
        provider.goAway(false);
        refundSender.run();
        assertThat(provider.refunded()).as("its time has not come").isZero();

        operations.retry(STAFF, only("refund").id());
        refundSender.run();

        assertThat(provider.refunded()).isEqualTo(2_250);
        assertThat(reread(order).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void whatIsDoneCannotBeTriedAgain() {
        unrefunded();
        OperationView late = only("refund");
        provider.goAway(false);
        operations.retry(STAFF, late.id());
        refundSender.run();

        refused(Slugs.NOT_FOUND, late.id());
    }

    /** Trying an expiry early must not end an order early, nor wear out its tries. */
    @Test
    void whatIsNotDueYetCannotBeTried() {
        OrderView order = placed();

        refused(Slugs.NOT_FOUND, "expiry." + order.id());
        expiry.run();
        assertThat(reread(order)).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "settlement", "settlement.", "settlement.ord_none", "nonsense.ord_1", "refund. '--"})
    void anIdThatIsNoneIsNotFound(String id) {
        refused(Slugs.NOT_FOUND, id);
    }

    @Test
    void onlyStaffSeesAndRetries() {
        parked();
        String id = only().id();
        for (Caller caller : List.of(ANN, Caller.ANONYMOUS)) {
            assertThatThrownBy(
                            () -> operations.operations(new SearchOperations(caller, null, null, PageRequest.first())))
                    .hasFieldOrPropertyWithValue("slug", Slugs.FORBIDDEN);
            assertThatThrownBy(() -> operations.retry(caller, id)).hasFieldOrPropertyWithValue("slug", Slugs.FORBIDDEN);
        }
        assertThat(only().status()).isEqualTo(OperationStatus.PARKED);
    }

    @Test
    void questionsWithoutSenseAreRefused() {
        for (var query : List.of(
                new SearchOperations(STAFF, null, "nonsense", PageRequest.first()),
                new SearchOperations(STAFF, null, null, new PageRequest(0, null)),
                new SearchOperations(STAFF, null, null, new PageRequest(101, null)),
                new SearchOperations(STAFF, null, null, new PageRequest(20, "forged")))) {
            assertThatThrownBy(() -> operations.operations(query))
                    .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
        }
    }

    /** Rows of several kinds and both statuses, many of them of one and the same time. */
    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        provider.goAway(true);
        for (int i = 0; i < 9; i++) {
            orders.cancel(new CancelOrder(ANN, newKey(), paidWhileAway().id(), null, null));
        }
        jdbc.update("UPDATE orders SET settle_since = (SELECT MIN(o.placed_at) FROM orders o)");
        jdbc.update(
                "UPDATE refund SET work_since = (SELECT MIN(o.placed_at) FROM orders o) WHERE order_id > ?", middle());
        jdbc.update(
                "UPDATE refund SET work_parked_at = work_since, work_since = NULL, work_due = NULL WHERE order_id < ?",
                middle());
        letPass(Duration.ofSeconds(6));

        for (int limit : List.of(1, 2, 3, 7, 100)) {
            assertThat(paged(null, null, limit))
                    .hasSize(18)
                    .doesNotHaveDuplicates()
                    .isEqualTo(ids(all()));
            assertThat(paged(null, "refund", limit)).hasSize(9).doesNotHaveDuplicates();
            assertThat(paged(OperationStatus.PARKED, null, limit)).hasSize(4).doesNotHaveDuplicates();
            assertThat(paged(OperationStatus.WAITING, null, limit)).hasSize(14).doesNotHaveDuplicates();
        }
        assertThat(all()).isSortedAccordingTo((one, other) -> one.since().compareTo(other.since()));
    }

    private String middle() {
        return Objects.requireNonNull(jdbc.queryForList("SELECT id FROM orders ORDER BY id", String.class))
                .get(4);
    }

    private OrderView paidWhileAway() {
        provider.goAway(false);
        OrderView order = paid();
        provider.goAway(true);
        return order;
    }

    /** A cancelled order whose refund was tried twice in vain, and is not due a third time yet. */
    private OrderView unrefunded() {
        OrderView order = paid();
        provider.goAway(true);
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        settler.run();
        refundSender.run();
        letPass(Duration.ofSeconds(4));
        refundSender.run();
        letPass(Duration.ofSeconds(2));
        return order;
    }

    /** A paid order whose settlement was given up. */
    private OrderView parked() {
        OrderView order = paid();
        inventory.goAway(true);
        for (int i = 0; i <= TRIES_UNTIL_PARKED; i++) {
            settler.run();
            letPass(Duration.ofMinutes(6));
        }
        return order;
    }

    private void refused(String slug, String operationId) {
        var before = jdbc.queryForList("SELECT * FROM orders ORDER BY id");
        assertThatThrownBy(() -> operations.retry(STAFF, operationId)).hasFieldOrPropertyWithValue("slug", slug);
        assertThat(jdbc.queryForList("SELECT * FROM orders ORDER BY id")).isEqualTo(before);
    }

    private List<OperationView> all() {
        return page(null, null, new PageRequest(100, null)).items();
    }

    private OperationView only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private OperationView only(String kind) {
        List<OperationView> found = page(null, kind, PageRequest.first()).items();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Page<OperationView> page(@Nullable OperationStatus status, @Nullable String kind, PageRequest page) {
        return operations.operations(new SearchOperations(STAFF, status, kind, page));
    }

    private List<String> paged(@Nullable OperationStatus status, @Nullable String kind, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = page(status, kind, new PageRequest(limit, cursor));
            seen.addAll(ids(page.items()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return seen;
    }

    private static List<String> ids(List<OperationView> operations) {
        return operations.stream().map(OperationView::id).toList();
    }
}
