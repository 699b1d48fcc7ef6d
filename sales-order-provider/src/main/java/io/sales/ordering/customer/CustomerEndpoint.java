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
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.EndedSessionsView;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.ordering.AddressRules;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.dao.DataIntegrityViolationException;

/** People and their sessions, as other processes see them. */
@DubboService
class CustomerEndpoint implements CustomerService {

    private final Customers customers;
    private final Sessions sessions;
    private final EndedSessionLog ended;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Transactions transactions;
    private final DatabaseClock clock;

    CustomerEndpoint(
            Customers customers,
            Sessions sessions,
            EndedSessionLog ended,
            Credentials credentials,
            Passwords passwords,
            Transactions transactions,
            DatabaseClock clock) {
        this.customers = customers;
        this.sessions = sessions;
        this.ended = ended;
        this.credentials = credentials;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public CustomerView register(RegisterCustomer command) {
        var email = EmailAddress.of(Check.present(command.email(), "email"));
        Passwords.requireAcceptable("password", Check.present(command.password(), "password"));
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
        return credentials.signIn(command);
    }

    @Override
    public SessionView refresh(String refreshToken) {
        Check.present(refreshToken, "refreshToken");
        return transactions
                .write(() -> sessions.rotate(refreshToken)
                        .flatMap(token -> customers
                                .find(token.customerId())
                                .map(customer -> new SessionView(customer.caller(), token.session(), token.token()))))
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
            customer.requireVersion(command.expectedVersion());
            customer.change(command.name(), command.phone(), command.addresses());
            customers.flush();
            return customer.view();
        });
    }

    @Override
    public void changePassword(ChangePassword command) {
        credentials.change(command);
    }

    @Override
    public void delete(DeleteCustomer command) {
        credentials.delete(command);
    }

    @Override
    public EndedSessionsView endedSessions(long position) {
        if (transactions.read(ended::hasNews)) {
            transactions.writing(ended::number);
        }
        return transactions.read(() -> ended.after(position));
    }
}
