package io.sales.ordering.customer;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.CustomerView;
import io.sales.api.staff.StaffRole;
import io.sales.api.staff.StaffView;
import io.sales.platform.id.Digest;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's account. */
@Entity
class Customer {

    @Id
    private String id;

    private String email;
    private String emailKey;
    private String passwordHash;
    private String name;
    private @Nullable String phone;

    @Convert(converter = AddressesConverter.class)
    private List<Address> addresses;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant createdAt;
    private @Nullable Instant disabledAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Customer() {}

    Customer(String id, EmailAddress email, String passwordHash, String name, Role role, Instant now) {
        this.id = id;
        this.email = email.written();
        this.emailKey = email.compared();
        this.passwordHash = passwordHash;
        this.name = name;
        this.addresses = List.of();
        this.role = role;
        this.createdAt = now;
    }

    /** Random: it must not tell the e-mail address to who can guess it. */
    static String newId() {
        return Digest.of(UUID.randomUUID().toString()).id("cus");
    }

    void change(String newName, @Nullable String newPhone, List<Address> newAddresses) {
        name = newName;
        phone = newPhone;
        addresses = List.copyOf(newAddresses);
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    /** Whether the password is still the one that was checked, which takes too long to be done under the row's lock. */
    boolean hasPassword(String checkedHash) {
        return passwordHash.equals(checkedHash);
    }

    /**
     * @throws SalesException {@code version-conflict}
     */
    void requireVersion(long expected) {
        if (version != expected) {
            throw new SalesException(Slugs.VERSION_CONFLICT, "The account has changed since it was read.");
        }
    }

    /** Makes it the account of whoever runs the process. */
    void appoint(String newHash) {
        passwordHash = newHash;
        role = Role.ADMIN;
        disabledAt = null;
    }

    /**
     * @param disabled whether its owner may not sign in from now on
     */
    void employ(StaffRole newRole, boolean disabled, Instant now) {
        role = newRole.role();
        if (disabled != isDisabled()) {
            disabledAt = disabled ? now : null;
        }
    }

    /** Whether it is an admin's who may sign in. */
    boolean isActiveAdmin() {
        return role == Role.ADMIN && !isDisabled();
    }

    boolean isStaff() {
        return role == Role.STAFF || role == Role.ADMIN;
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    String id() {
        return id;
    }

    String passwordHash() {
        return passwordHash;
    }

    long version() {
        return version;
    }

    Caller caller() {
        return new Caller(id, role);
    }

    StaffView staffView() {
        return new StaffView(id, email, name, StaffRole.of(role), isDisabled(), version, createdAt);
    }

    /** What is audited of it. */
    Map<String, String> facts() {
        return Map.of("role", role.name(), "disabled", String.valueOf(isDisabled()));
    }

    CustomerView view() {
        return new CustomerView(id, email, name, phone, addresses, role, version, createdAt);
    }
}
