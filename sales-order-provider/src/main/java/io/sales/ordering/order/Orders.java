package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.order.OrderStatus;
import io.sales.ordering.work.WorkQueue;
import io.sales.platform.input.Moment;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All orders. What changes one starts by locking its row. */
@Repository
public class Orders {

    /** Those that inventory is to be told about. */
    public static final WorkQueue.Columns TO_SETTLE = new WorkQueue.Columns("orders", "id", "settle");

    /** Those that end unless they are paid. */
    public static final WorkQueue.Columns TO_EXPIRE = new WorkQueue.Columns("orders", "id", "expire");

    private static final List<String> INTERVENTIONS =
            Stream.of(Intervention.values()).map(Enum::name).toList();

    private static final String LIST = "orders";

    private final EntityManager entities;

    Orders(EntityManager entities) {
        this.entities = entities;
    }

    /** Locks the row until the transaction ends. Void rows are found too. */
    public Optional<Order> lock(String id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Locks an order that the caller may change: the own one, or any one for staff.
     *
     * @throws SalesException {@code not-found}
     */
    public Order lock(String id, Caller caller) {
        return visible(id, caller, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * An order that the caller may see: the own one, or any one for staff.
     *
     * @throws SalesException {@code not-found}
     */
    Order get(String id, Caller caller) {
        return visible(id, caller, LockModeType.NONE);
    }

    private Order visible(String id, Caller caller, LockModeType lock) {
        var visibility = new Visibility(caller);
        return visibility
                .bind(entities.createQuery(
                        "SELECT o FROM Order o WHERE o.id = :id AND " + visibility.of("o"), Order.class))
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> SalesException.notFound("order"));
    }

    /** Locks the rows that there are, in the order of their ids, until the transaction ends. Void rows are found too. */
    public List<Order> lock(Collection<String> ids) {
        return entities.createQuery("SELECT o FROM Order o WHERE o.id IN :ids ORDER BY o.id", Order.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Void rows are found too. */
    public Optional<Order> find(String id) {
        return Optional.ofNullable(entities.find(Order.class, id));
    }

    /** The rows that there are, by id. Void rows are found too. */
    public Map<String, Order> find(Collection<String> ids) {
        return entities.createQuery("SELECT o FROM Order o WHERE o.id IN :ids", Order.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
    }

    /** What the rows that there are say of the stock held for them, by id. */
    public Map<String, StockMark> stockMarks(Collection<String> ids) {
        return entities.createQuery(
                        "SELECT o.id, o.life.state, o.goods.stockVersion FROM Order o WHERE o.id IN :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new StockMark(row[1] == OrderState.VOID, (long) row[2])));
    }

    /** Who did the latest thing to each that changed it; those are missing that nobody did anything to. */
    public Map<String, String> lastActors(Collection<String> ids) {
        return entities
                .createQuery(
                        "SELECT h.key.orderId, h.actor FROM HistoryRecord h WHERE h.key.orderId IN :ids AND h.key.seq ="
                                + " (SELECT MAX(l.key.seq) FROM HistoryRecord l"
                                + " WHERE l.key.orderId = h.key.orderId AND l.action NOT IN :interventions)",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("interventions", INTERVENTIONS)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** The order an attempt or a refund belongs to. */
    public String ofAttempt(String attemptId) {
        return entities.createQuery("SELECT a.order.id FROM PaymentAttempt a WHERE a.id = :id", String.class)
                .setParameter("id", attemptId)
                .getSingleResult();
    }

    public String ofRefund(String refundId) {
        return entities.createQuery("SELECT r.order.id FROM Refund r WHERE r.id = :id", String.class)
                .setParameter("id", refundId)
                .getSingleResult();
    }

    /** Fails on flush if the id has a row, whoever inserted it. */
    public void add(Order order) {
        addAll(List.of(order));
    }

    /** Fails on flush if any of the ids has a row, whoever inserted it. */
    void addAll(Collection<Order> orders) {
        orders.forEach(entities::persist);
        entities.flush();
    }

    /** Removes the void row that stands where an order is about to, if it still is as it was. */
    boolean removeVoid(String id, long stockVersion) {
        return entities.createQuery(
                                "DELETE FROM Order o WHERE o.id = :id AND o.life.state = :state AND o.goods.stockVersion = :version")
                        .setParameter("id", id)
                        .setParameter("state", OrderState.VOID)
                        .setParameter("version", stockVersion)
                        .executeUpdate()
                == 1;
    }

    /**
     * Those that the caller may see, newest first.
     *
     * @param status null for all
     * @param cursor of the page before, null for the first page
     */
    List<Order> page(Caller caller, @Nullable OrderStatus status, @Nullable String cursor, int limit) {
        var visibility = new Visibility(caller);
        Moment after = cursor == null ? null : Moment.decode(LIST, cursor);
        var query = visibility.bind(entities.createQuery(
                "SELECT o FROM Order o WHERE " + visibility.of("o")
                        + (status == null ? "" : " AND o.life.state = :state")
                        + (after == null
                                ? ""
                                : " AND (o.terms.placedAt < :placedAt OR o.terms.placedAt = :placedAt AND o.id < :id)")
                        + " ORDER BY o.terms.placedAt DESC, o.id DESC",
                Order.class));
        if (status != null) {
            query.setParameter("state", OrderState.of(status));
        }
        if (after != null) {
            query.setParameter("placedAt", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    static String cursorAfter(Order order) {
        return new Moment(order.terms().placedAt(), order.id()).encoded(LIST);
    }

    /**
     * A page of an order's history, oldest first; empty unless the caller may see the order.
     *
     * @param afterSeq 0 to start
     */
    List<HistoryRecord> history(Caller caller, String orderId, long afterSeq, int limit) {
        var visibility = new Visibility(caller);
        return visibility
                .bind(entities.createQuery(
                        "SELECT h FROM HistoryRecord h WHERE h.key.orderId = :id AND h.key.seq > :seq AND "
                                + visibility.of("h.order") + " ORDER BY h.key.seq",
                        HistoryRecord.class))
                .setParameter("id", orderId)
                .setParameter("seq", afterSeq)
                .setMaxResults(limit)
                .getResultList();
    }
}
