package io.sales.ordering.customer;

import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What needs a person's password. Passwords are hashed outside of transactions: it takes long, and a connection is dearer than
 * a wait. So each decision is made once more under the account's lock, on the hash that was checked: of two who change a
 * password at once, one does, and nobody signs in with a password that has just been changed.
 */
@Component
class Credentials {

    private static final int MAX_PASSWORD_LENGTH = 256;

    private final Customers customers;
    private final Sessions sessions;
    private final DepartedCustomers departed;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Transactions transactions;
    private final DatabaseClock clock;

    Credentials(
            Customers customers,
            Sessions sessions,
            DepartedCustomers departed,
            Passwords passwords,
            SignInThrottle throttle,
            Transactions transactions,
            DatabaseClock clock) {
        this.customers = customers;
        this.sessions = sessions;
        this.departed = departed;
        this.passwords = passwords;
        this.throttle = throttle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does the same work whether there is such an account or not. */
    SessionView signIn(SignIn command) {
        requireLength("email", command.email(), EmailAddress.MAX_LENGTH);
        requireLength("password", command.password(), MAX_PASSWORD_LENGTH);
        String key = EmailAddress.key(command.email());
        var attempt = SignInAttempt.from(command.clientAddress(), key);
        passwords.requireRoom();
        Optional<Customer> known =
                transactions.read(() -> customers.byEmail(key)).filter(Credentials::mayEnter);
        String hash = known.map(Customer::passwordHash).orElse(null);
        if (!passwords.matches(command.password(), hash, () -> throttle.admit(attempt)) || hash == null) {
            throw wrong();
        }
        return transactions.write(() -> {
            Customer customer = unchanged(known.orElseThrow().id(), hash)
                    .filter(Credentials::mayEnter)
                    .orElseThrow(Credentials::wrong);
            throttle.succeeded(attempt);
            var token = sessions.open(customer.id());
            return new SessionView(customer.caller(), token.session(), token.token());
        });
    }

    void change(ChangePassword command) {
        Passwords.requireAcceptable("newPassword", Check.present(command.newPassword(), "newPassword"));
        String id = command.caller().id();
        String checked = transactions.read(() -> customers.get(id).passwordHash());
        var attempt = requirePassword(command.sessionId(), command.currentPassword(), checked);
        String hash = passwords.hash(command.newPassword());
        transactions.writing(() -> {
            Customer customer = unchanged(id, checked).orElseThrow(Credentials::wrong);
            if (command.expectedVersion() != null) {
                customer.requireVersion(command.expectedVersion());
            }
            throttle.succeeded(attempt);
            customer.changePassword(hash);
            sessions.endOthers(id, command.sessionId());
        });
    }

    void delete(DeleteCustomer command) {
        requireCustomer(command.caller());
        String id = command.caller().id();
        Optional<Customer> known = transactions.read(() -> customers.find(id));
        if (known.isEmpty()) {
            return;
        }
        requireCustomer(known.get().caller());
        String checked = known.get().passwordHash();
        var attempt = requirePassword(command.sessionId(), command.currentPassword(), checked);
        transactions.writing(() -> customers.lockIfThere(id).ifPresent(customer -> {
            if (!customer.hasPassword(checked)) {
                throw wrong();
            }
            throttle.succeeded(attempt);
            sessions.endAll(id);
            customers.remove(customer);
            departed.add(id, clock.now());
        }));
    }

    private SignInAttempt requirePassword(String sessionId, String password, String hash) {
        requireLength("currentPassword", password, MAX_PASSWORD_LENGTH);
        var attempt = SignInAttempt.within(Check.id(sessionId, "sessionId"));
        passwords.requireRoom();
        if (!passwords.matches(password, hash, () -> throttle.admit(attempt))) {
            throw wrong();
        }
        return attempt;
    }

    private static boolean mayEnter(Customer customer) {
        return !customer.isDisabled();
    }

    private Optional<Customer> unchanged(String id, String checkedHash) {
        return customers.lockIfThere(id).filter(customer -> customer.hasPassword(checkedHash));
    }

    private static void requireLength(String field, String text, int most) {
        if (Check.present(text, field).length() > most) {
            throw SalesException.invalid(field, "must be at most %d characters".formatted(most));
        }
    }

    /** The shop's own accounts stand in its books, and the first of them comes back at every start. */
    private static void requireCustomer(Caller caller) {
        if (caller.role() != Role.CUSTOMER) {
            throw new SalesException(Slugs.FORBIDDEN, "Accounts of the shop are not deleted here.");
        }
    }

    private static SalesException wrong() {
        return new SalesException(Slugs.BAD_CREDENTIALS, "E-mail address or password is wrong.");
    }
}
