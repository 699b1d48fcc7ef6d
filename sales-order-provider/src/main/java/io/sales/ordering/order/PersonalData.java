package io.sales.ordering.order;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;

/**
 * What orders know of the people who placed them: an address, and what they gave as their reasons. Money, goods and the id of
 * the account, which says nothing by itself, are the shop's books and stay.
 */
@Repository
public class PersonalData {

    private static final Set<OrderState> ENDED = Set.of(OrderState.COMPLETED, OrderState.CANCELLED);
    private static final String DELETED = "deleted";

    private final EntityManager entities;
    private final Orders orders;

    PersonalData(EntityManager entities, Orders orders) {
        this.entities = entities;
        this.orders = orders;
    }

    /** Whether any order of this customer still says who that was. */
    public boolean isLeft(String customerId) {
        return !entities.createQuery(
                        "SELECT o.id FROM Order o WHERE o.terms.customerId = :customer AND o.terms.anonymisedAt IS NULL",
                        String.class)
                .setParameter("customer", customerId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Orders of this customer that have come to their end, with nothing on its way back, and still say who that was. */
    public List<String> inEnded(String customerId, int limit) {
        return entities.createQuery(
                        "SELECT o.id FROM Order o WHERE o.terms.customerId = :customer AND o.terms.anonymisedAt IS NULL"
                                + " AND o.life.state IN :ended AND NOT EXISTS"
                                + " (SELECT r.id FROM Return r WHERE r.order = o AND r.state IN :open)"
                                + " ORDER BY o.terms.placedAt, o.id",
                        String.class)
                .setParameter("customer", customerId)
                .setParameter("ended", ENDED)
                .setParameter("open", Return.OPEN)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Takes it out of one order, unless that is done, or something is still to be sent to the person or to come back.
     *
     * @return whether it is out now
     */
    public boolean forget(String orderId, Act act) {
        Order order = orders.lock(orderId).orElseThrow();
        if (order.terms().anonymisedAt() != null) {
            return true;
        }
        if (!order.life().isOver() || order.goods().isReturnOpen()) {
            return false;
        }
        forgetReasons(order);
        order.forgetPerson(act);
        return true;
    }

    private void forgetReasons(Order order) {
        entities.createQuery("UPDATE Return r SET r.reason = :deleted WHERE r.order.id = :id")
                .setParameter("deleted", DELETED)
                .setParameter("id", order.id())
                .executeUpdate();
        entities.createQuery("UPDATE Cancellation c SET c.reason = NULL WHERE c.order.id = :id")
                .setParameter("id", order.id())
                .executeUpdate();
        entities.createQuery("UPDATE HistoryRecord h SET h.detail = :deleted WHERE h.key.orderId = :id"
                        + " AND h.actor = :customer AND h.action = 'CANCELLED'")
                .setParameter("deleted", DELETED)
                .setParameter("id", order.id())
                .setParameter("customer", order.terms().customerId())
                .executeUpdate();
    }
}
