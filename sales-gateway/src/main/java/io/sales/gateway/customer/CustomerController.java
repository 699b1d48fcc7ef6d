package io.sales.gateway.customer;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangeCustomer;
import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.CustomerView;
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.RegisterCustomer;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.EndedSessions;
import io.sales.gateway.security.Session;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.AddressBody;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.EmailAddress;
import io.sales.gateway.web.IfMatch;
import io.sales.gateway.web.MergePatch;
import io.sales.gateway.web.Password;
import io.sales.gateway.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Customers")
@RequestMapping(path = "/api/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerController {

    private static final String OWN = "/api/v1/customers/me";

    private final CustomerService customers;
    private final MergePatch patches;
    private final EndedSessions ended;

    CustomerController(CustomerService customers, MergePatch patches, EndedSessions ended) {
        this.customers = customers;
        this.patches = patches;
        this.ended = ended;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Who.ANYONE, ignoresToken = true)
    @Operation(summary = "Open an account")
    @Refuses(Slugs.EMAIL_TAKEN)
    ResponseEntity<CustomerBody> registerCustomer(@Valid @RequestBody Registration request) {
        CustomerView customer = customers.register(request.toCommand());
        return Answers.createdAt(OWN, customer.version(), false, CustomerBody.from(customer));
    }

    @GetMapping("/me")
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Read the own account")
    @Refuses(Slugs.NOT_FOUND)
    ResponseEntity<CustomerBody> ownAccount(Caller caller) {
        return shown(customers.customer(caller));
    }

    @PatchMapping(
            path = "/me",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Change name, phone or addresses of the own account")
    @Refuses({Slugs.NOT_FOUND, Slugs.VERSION_CONFLICT})
    ResponseEntity<CustomerBody> changeOwnAccount(
            Caller caller, IfMatch ifMatch, @Schema(implementation = Profile.class) @RequestBody JsonNode patch) {
        return shown(ifMatch.change(
                () -> customers.customer(caller),
                CustomerView::version,
                current -> customers.change(patches.apply(Profile.from(current), Profile.class, patch)
                        .toCommand(caller, current.version()))));
    }

    @PutMapping(path = "/me/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Set another password, which ends the account's other sessions")
    @Refuses({Slugs.NOT_FOUND, Slugs.BAD_CREDENTIALS, Slugs.VERSION_CONFLICT})
    void changePassword(Session session, IfMatch ifMatch, @Valid @RequestBody NewPassword request) {
        customers.changePassword(request.toCommand(session, expectedVersion(session, ifMatch)));
    }

    /** The version that was seen and is still there; null where any will do. */
    private @Nullable Long expectedVersion(Session session, IfMatch ifMatch) {
        if (ifMatch.tags() == null) {
            return null;
        }
        long version = customers.customer(session.caller()).version();
        ifMatch.require(version);
        return version;
    }

    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.CUSTOMER)
    @Operation(summary = "Delete the own account; orders stay, without the person once they have come to their end")
    @Refuses(Slugs.BAD_CREDENTIALS)
    void deleteOwnAccount(Session session, @Valid @RequestBody Deletion request) {
        customers.delete(request.toCommand(session));
        ended.add(session.id());
    }

    private static ResponseEntity<CustomerBody> shown(CustomerView customer) {
        return Answers.versioned(customer.version(), CustomerBody.from(customer));
    }

    /** Who opens an account. */
    record Registration(
            @NotNull @EmailAddress String email,

            @NotNull @Password String password,

            @NotNull @PlainText(max = 200) String name) {

        RegisterCustomer toCommand() {
            return new RegisterCustomer(email, password, name);
        }
    }

    /** What the owner may change of an account. */
    record Profile(
            @NotNull @PlainText(max = 200) String name,
            @Nullable @PlainText(max = 50) String phone,

            @NotNull @Size(max = Limits.MAX_ADDRESSES_PER_CUSTOMER)
            List<@NotNull @Valid AddressBody> addresses) {

        static Profile from(CustomerView view) {
            return new Profile(
                    view.name(),
                    view.phone(),
                    view.addresses().stream().map(AddressBody::from).toList());
        }

        ChangeCustomer toCommand(Caller caller, long expectedVersion) {
            return new ChangeCustomer(
                    caller,
                    expectedVersion,
                    name,
                    phone,
                    addresses.stream().map(AddressBody::toAddress).toList());
        }
    }

    /** The old password, and the one that replaces it. */
    record NewPassword(
            @NotNull @Size(min = 1, max = 2 * Limits.MAX_PASSWORD_LENGTH)
            String currentPassword,

            @NotNull @Password String newPassword) {

        ChangePassword toCommand(Session session, @Nullable Long expectedVersion) {
            return new ChangePassword(session.caller(), session.id(), currentPassword, newPassword, expectedVersion);
        }
    }

    /** That it is the owner who wants this, and not whoever has found a token. */
    record Deletion(
            @NotNull @Size(min = 1, max = 2 * Limits.MAX_PASSWORD_LENGTH)
            String currentPassword) {

        DeleteCustomer toCommand(Session session) {
            return new DeleteCustomer(session.caller(), session.id(), currentPassword);
        }
    }
}
