package io.sales.ordering.customer;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.staff.ChangeStaff;
import io.sales.api.staff.CreateStaff;
import io.sales.api.staff.StaffService;
import io.sales.api.staff.StaffView;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import io.sales.platform.input.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.dao.DataIntegrityViolationException;

/** Who works for the shop, as other processes see and change it. What a caller may do is read with the change, and locked. */
@DubboService
class StaffEndpoint implements StaffService {

    static final String CREATE = "createStaff";
    static final String CHANGE = "changeStaff";

    private static final String LIST = "staff";

    private final Customers customers;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Transactions transactions;
    private final AuditLog audit;
    private final DatabaseClock clock;

    StaffEndpoint(
            Customers customers,
            Sessions sessions,
            Passwords passwords,
            Transactions transactions,
            AuditLog audit,
            DatabaseClock clock) {
        this.customers = customers;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public StaffView create(CreateStaff command) {
        Caller admin = Check.admin(command.caller());
        var email = EmailAddress.of(Check.present(command.email(), "email"));
        Check.line(command.name(), "name", 200);
        Check.present(command.role(), "role");
        Passwords.requireAcceptable("password", Check.present(command.password(), "password"));
        String hash = passwords.hash(command.password());
        try {
            return transactions.write(() -> {
                requireActive(customers.lockActiveAdmins(), admin);
                var role = command.role().role();
                var member = new Customer(Customer.newId(), email, hash, command.name(), role, clock.now());
                customers.add(member);
                audit.changed(admin, CREATE, member.id(), Map.of(), member.facts());
                return member.staffView();
            });
        } catch (DataIntegrityViolationException e) {
            throw new SalesException(Slugs.EMAIL_TAKEN, "There is an account with this e-mail address.");
        }
    }

    @Override
    public StaffView member(Caller caller, String staffId) {
        Check.admin(caller);
        return transactions.read(() -> requireStaff(customers.get(staffId)).staffView());
    }

    @Override
    public Page<StaffView> members(Caller caller, PageRequest page) {
        Check.admin(caller);
        int limit = Check.page(page).limit();
        Moment after = Moment.decode(LIST, page.cursor());
        List<StaffView> found = transactions.read(() -> customers.staff(after, limit + 1).stream()
                .map(Customer::staffView)
                .toList());
        if (found.size() <= limit) {
            return new Page<>(new ArrayList<>(found), null);
        }
        StaffView last = found.get(limit - 1);
        return new Page<>(
                new ArrayList<>(found.subList(0, limit)), new Moment(last.createdAt(), last.id()).encoded(LIST));
    }

    @Override
    public StaffView change(ChangeStaff command) {
        Caller admin = Check.admin(command.caller());
        Check.present(command.role(), "role");
        return transactions.write(() -> {
            List<Customer> admins = customers.lockActiveAdmins();
            requireActive(admins, admin);
            Customer member = requireStaff(customers.lock(command.staffId()));
            if (member.version() != command.expectedVersion()) {
                throw new SalesException(Slugs.VERSION_CONFLICT, "The account has changed since it was read.");
            }
            Map<String, String> before = member.facts();
            member.employ(command.role(), command.disabled(), clock.now());
            if (admins.stream().noneMatch(Customer::isActiveAdmin)) {
                throw new SalesException(Slugs.LAST_ADMIN, "Nobody would be left who may look after staff.");
            }
            if (!member.facts().equals(before)) {
                sessions.endAll(member.id());
                audit.changed(admin, CHANGE, member.id(), before, member.facts());
            }
            customers.flush();
            return member.staffView();
        });
    }

    /** A token tells what somebody was when it was issued; this is what they are. */
    private static void requireActive(List<Customer> admins, Caller caller) {
        if (admins.stream()
                .noneMatch(admin -> admin.isActiveAdmin() && admin.id().equals(caller.id()))) {
            throw new SalesException(Slugs.FORBIDDEN, "This needs an admin's account.");
        }
    }

    private static Customer requireStaff(Customer account) {
        if (!account.isStaff()) {
            throw SalesException.notFound("member of the staff");
        }
        return account;
    }
}
