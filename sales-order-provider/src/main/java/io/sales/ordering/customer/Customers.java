package io.sales.ordering.customer;

import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.platform.input.Moment;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** All accounts. */
@Repository
class Customers {

    private final EntityManager entities;

    Customers(EntityManager entities) {
        this.entities = entities;
    }

    /** Fails on flush if there is an account with that e-mail address. */
    void add(Customer customer) {
        entities.persist(customer);
        entities.flush();
    }

    /** Writes what has changed, so that versions are as they will be. */
    void flush() {
        entities.flush();
    }

    Optional<Customer> byEmail(String emailKey) {
        return entities.createQuery("SELECT c FROM Customer c WHERE c.emailKey = :key", Customer.class)
                .setParameter("key", emailKey)
                .getResultStream()
                .findFirst();
    }

    /**
     * @throws SalesException {@code not-found}
     */
    Customer get(String id) {
        return find(id).orElseThrow(() -> SalesException.notFound("account"));
    }

    Optional<Customer> find(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id));
    }

    /** Locks the row, if there is one, until the transaction ends. */
    Optional<Customer> lockIfThere(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the rows of all admins who may sign in, so that no two of them leave at once. */
    List<Customer> lockActiveAdmins() {
        return entities.createQuery(
                        "SELECT c FROM Customer c WHERE c.role = :admin AND c.disabledAt IS NULL ORDER BY c.id",
                        Customer.class)
                .setParameter("admin", Role.ADMIN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** A page of the staff, the longest here first. */
    List<Customer> staff(Moment after, int limit) {
        return entities.createQuery(
                        "SELECT c FROM Customer c WHERE c.role IN :staff AND c.createdAt >= :at"
                                + " AND (c.createdAt > :at OR c.id > :id) ORDER BY c.createdAt, c.id",
                        Customer.class)
                .setParameter("staff", List.of(Role.STAFF, Role.ADMIN))
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Locks the row until the transaction ends.
     *
     * @throws SalesException {@code not-found}
     */
    Customer lock(String id) {
        return lockIfThere(id).orElseThrow(() -> SalesException.notFound("account"));
    }

    void remove(Customer customer) {
        entities.remove(customer);
        entities.flush();
    }
}
