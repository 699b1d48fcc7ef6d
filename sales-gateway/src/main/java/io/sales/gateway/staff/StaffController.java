package io.sales.gateway.staff;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.staff.ChangeStaff;
import io.sales.api.staff.CreateStaff;
import io.sales.api.staff.StaffRole;
import io.sales.api.staff.StaffService;
import io.sales.api.staff.StaffView;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.EmailAddress;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.IfMatch;
import io.sales.gateway.web.ListBody;
import io.sales.gateway.web.MergePatch;
import io.sales.gateway.web.Password;
import io.sales.gateway.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who works for the shop. */
@RestController
@Tag(name = "Staff")
@RequestMapping(path = "/api/v1/staff", produces = MediaType.APPLICATION_JSON_VALUE)
class StaffController {

    private final StaffService staff;
    private final MergePatch patches;

    StaffController(StaffService staff, MergePatch patches) {
        this.staff = staff;
        this.patches = patches;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.ADMIN)
    @Operation(summary = "Open an account for somebody who works for the shop")
    @Refuses(Slugs.EMAIL_TAKEN)
    ResponseEntity<StaffView> createStaff(Caller caller, @Valid @RequestBody Entry request) {
        StaffView member = staff.create(request.toCommand(caller));
        return Answers.createdAt("/api/v1/staff/" + member.id(), member.version(), false, member);
    }

    @GetMapping
    @Access(Who.ADMIN)
    @Operation(summary = "List all staff, the longest here first")
    ListBody<StaffView> searchStaff(Caller caller, PageRequest page) {
        return ListBody.from(staff.members(caller, page), member -> member);
    }

    @GetMapping("/{id}")
    @Access(Who.ADMIN)
    @Operation(summary = "Read the account of somebody who works for the shop")
    @Refuses(Slugs.NOT_FOUND)
    ResponseEntity<StaffView> staffMember(Caller caller, @PathVariable String id) {
        return shown(staff.member(caller, existing(id)));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Access(Who.ADMIN)
    @Operation(summary = "Change somebody's role, or let them in no more; either ends their sessions")
    @Refuses({Slugs.NOT_FOUND, Slugs.VERSION_CONFLICT, Slugs.LAST_ADMIN})
    ResponseEntity<StaffView> changeStaff(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @Schema(implementation = Employment.class) @RequestBody JsonNode patch) {
        return shown(ifMatch.change(
                () -> staff.member(caller, existing(id)),
                StaffView::version,
                current -> staff.change(patches.apply(Employment.from(current), Employment.class, patch)
                        .toCommand(caller, current))));
    }

    private static ResponseEntity<StaffView> shown(StaffView member) {
        return Answers.versioned(member.version(), member);
    }

    private static String existing(String id) {
        return Ids.existing("member of the staff", id);
    }

    /** Who begins. The password is for the first sign-in; its owner sets another. */
    record Entry(
            @NotNull @EmailAddress String email,
            @NotNull @PlainText(max = 200) String name,
            @NotNull StaffRole role,
            @NotNull @Password String password) {

        CreateStaff toCommand(Caller caller) {
            return new CreateStaff(caller, email, name, role, password);
        }
    }

    /** What an admin decides about somebody. */
    record Employment(@NotNull StaffRole role, @NotNull Boolean disabled) {

        static Employment from(StaffView view) {
            return new Employment(view.role(), view.disabled());
        }

        ChangeStaff toCommand(Caller caller, StaffView current) {
            return new ChangeStaff(caller, current.id(), current.version(), role, disabled);
        }
    }
}
