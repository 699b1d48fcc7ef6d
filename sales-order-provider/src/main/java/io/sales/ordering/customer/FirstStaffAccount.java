package io.sales.ordering.customer;

import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Sees to it at start that the configured staff account exists and has the configured password: whoever runs the process
 * can always sign in.
 */
@Component
class FirstStaffAccount implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstStaffAccount.class);

    private final StaffSettings settings;
    private final Customers customers;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Transactions transactions;
    private final AuditLog audit;
    private final DatabaseClock clock;

    FirstStaffAccount(
            StaffSettings settings,
            Customers customers,
            Sessions sessions,
            Passwords passwords,
            Transactions transactions,
            AuditLog audit,
            DatabaseClock clock) {
        this.settings = settings;
        this.customers = customers;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!settings.isGiven()) {
            return;
        }
        Passwords.requireAcceptable("SALES_STAFF_PASSWORD", settings.password());
        var email = EmailAddress.of(settings.email());
        Optional<Customer> present = transactions.read(() -> customers.byEmail(email.compared()));
        if (present.isEmpty()) {
            create(email);
        } else if (!isAsConfigured(present.get())) {
            appoint(present.get().id());
        }
    }

    private boolean isAsConfigured(Customer account) {
        return account.isActiveAdmin() && passwords.matches(settings.password(), account.passwordHash(), () -> {});
    }

    private void appoint(String id) {
        String hash = passwords.hash(settings.password());
        transactions.writing(() -> {
            Customer account = customers.lock(id);
            Map<String, String> before = account.facts();
            account.appoint(hash);
            sessions.endAll(id);
            audit.changed(Caller.SYSTEM, StaffEndpoint.CHANGE, id, before, account.facts());
        });
        log.info("The first staff account has the configured password and role again");
    }

    private void create(EmailAddress email) {
        String id = Customer.newId();
        String hash = passwords.hash(settings.password());
        try {
            transactions.writing(() -> {
                var account = new Customer(id, email, hash, "Staff", Role.ADMIN, clock.now());
                customers.add(account);
                audit.changed(Caller.SYSTEM, StaffEndpoint.CREATE, id, Map.of(), account.facts());
            });
        } catch (DataIntegrityViolationException e) {
            log.info("Another instance has made the first staff account");
        }
    }
}
