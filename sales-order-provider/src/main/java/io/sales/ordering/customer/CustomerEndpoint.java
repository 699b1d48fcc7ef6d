package io.sales.ordering.customer;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangeCustomer;
import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.CustomerView;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.ordering.AddressRules;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import java.util.Optional;
import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * People and their sessions, as other processes see them. Passwords are hashed outside of transactions: it takes long, and
 * a connection is dearer than a wait.
 */
@DubboService
class CustomerEndpoint implements CustomerService {

    private final Customers customers;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Transactions transactions;
    private final DatabaseClock clock;

    CustomerEndpoint(
            Customers customers,
            Sessions sessions,
            Passwords passwords,
            Transactions transactions,
            DatabaseClock clock) {
        this.customers = customers;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public CustomerView register(RegisterCustomer command) {
        var email = EmailAddress.of(command.email());
        Passwords.requireAcceptable("password", command.password());
        Check.line(command.name(), "name", 200);
        String hash = passwords.hash(command.password());
        try {
            return transactions.write(() -> {
                var customer = new Customer(Customer.newId(), email, hash, command.name(), Role.CUSTOMER, clock.now());
                customers.add(customer);
                return customer.view();
            });
        } catch (DataIntegrityViolationException e) {
            throw new SalesException(Slugs.EMAIL_TAKEN, "There is an account with this e-mail address.");
        }
    }

    @Override
    public SessionView signIn(SignIn command) {
        Optional<Customer> customer = transactions
                .read(() -> customers.byEmail(EmailAddress.key(command.email())))
                .filter(account -> !account.isDisabled());
        String hash = customer.map(Customer::passwordHash).orElse(null);
        if (!passwords.matches(command.password(), hash)) {
            throw badCredentials();
        }
        String id = customer.orElseThrow().id();
        return transactions.write(() -> {
            // Under the lock, so that no session opens while the account is being disabled.
            Customer account = customers.lock(id);
            if (account.isDisabled()) {
                throw badCredentials();
            }
            var token = sessions.open(id);
            return new SessionView(account.caller(), token.session(), token.token());
        });
    }

    @Override
    public SessionView refresh(String refreshToken) {
        return transactions
                .write(() -> sessions.rotate(refreshToken)
                        .map(token -> new SessionView(
                                customers.get(token.customerId()).caller(), token.session(), token.token())))
                .orElseThrow(Sessions::refused);
    }

    @Override
    public void signOut(Caller caller, String sessionId) {
        transactions.writing(() -> sessions.end(caller.id(), sessionId));
    }

    @Override
    public CustomerView customer(Caller caller) {
        return transactions.read(() -> customers.get(caller.id()).view());
    }

    @Override
    public CustomerView change(ChangeCustomer command) {
        Check.line(command.name(), "name", 200);
        Check.optionalLine(command.phone(), "phone", 50);
        if (command.addresses().size() > Limits.MAX_ADDRESSES_PER_CUSTOMER) {
            throw SalesException.invalid("addresses", "must be at most " + Limits.MAX_ADDRESSES_PER_CUSTOMER);
        }
        for (int i = 0; i < command.addresses().size(); i++) {
            AddressRules.check(command.addresses().get(i), "addresses[%d]".formatted(i));
        }
        return transactions.write(() -> {
            Customer customer = customers.lock(command.caller().id());
            if (customer.version() != command.expectedVersion()) {
                throw new SalesException(Slugs.VERSION_CONFLICT, "The account has changed since it was read.");
            }
            customer.change(command.name(), command.phone(), command.addresses());
            customers.flush();
            return customer.view();
        });
    }

    @Override
    public void changePassword(ChangePassword command) {
        Passwords.requireAcceptable("newPassword", command.newPassword());
        String id = command.caller().id();
        String current = transactions.read(() -> customers.get(id).passwordHash());
        if (!passwords.matches(command.currentPassword(), current)) {
            throw badCredentials();
        }
        String hash = passwords.hash(command.newPassword());
        transactions.writing(() -> {
            customers.lock(id).changePassword(hash);
            sessions.endOthers(id, command.sessionId());
        });
    }

    private static SalesException badCredentials() {
        return new SalesException(Slugs.BAD_CREDENTIALS, "E-mail address or password is wrong.");
    }
}
