package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.AuditService;
import io.sales.api.audit.SearchAudit;
import io.sales.api.staff.ChangeStaff;
import io.sales.api.staff.CreateStaff;
import io.sales.api.staff.StaffRole;
import io.sales.api.staff.StaffService;
import io.sales.api.staff.StaffView;
import io.sales.gateway.security.TestTokens;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;

/** Staff and what they did, for admins. */
@GatewayTest
class StaffRoutesTest {

    private static final StaffView CLERK =
            new StaffView("cus_7", "clerk@example.com", "Clerk", StaffRole.STAFF, false, 4, Views.NOON);

    @Autowired
    private Http http;

    @Autowired
    private StaffService staff;

    @Autowired
    @Qualifier("orderAudit")
    private AuditService orders;

    @Autowired
    @Qualifier("inventoryAudit")
    private AuditService inventory;

    @Test
    void makesAndShowsAnAccount() {
        when(staff.create(any())).thenReturn(CLERK);
        var reply = http.post(
                        "/api/v1/staff",
                        "{\"email\":\"clerk@example.com\",\"name\":\"Clerk\",\"role\":\"STAFF\",\"password\":\"first password\"}")
                .asAdmin()
                .send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/staff/cus_7");
        assertThat(reply.header("ETag")).isEqualTo("\"4\"");
        assertThat(reply.json().path("role").asString()).isEqualTo("STAFF");
        assertThat(reply.body()).doesNotContain("password");
        verify(staff)
                .create(new CreateStaff(
                        TestTokens.ADMIN.caller(), "clerk@example.com", "Clerk", StaffRole.STAFF, "first password"));
    }

    @Test
    void changesWhatThePatchNames() {
        when(staff.member(any(), eq("cus_7"))).thenReturn(CLERK);
        when(staff.change(any())).thenReturn(CLERK);
        var patch = http.request("PATCH", "/api/v1/staff/cus_7")
                .json("{\"disabled\":true}")
                .asAdmin();

        assertThat(patch.send().status()).isEqualTo(200);
        verify(staff).change(new ChangeStaff(TestTokens.ADMIN.caller(), "cus_7", 4, StaffRole.STAFF, true));
        patch.with("If-Match", "\"3\"").send().requireProblem(412, "version-conflict");

        when(staff.change(any())).thenThrow(new SalesException(Slugs.LAST_ADMIN, "Nobody would be left."));
        http.request("PATCH", "/api/v1/staff/cus_7")
                .json("{\"role\":\"STAFF\"}")
                .asAdmin()
                .send()
                .requireProblem(409, "last-admin");
    }

    @Test
    void refusesWhatNobodyCanBe() {
        when(staff.member(any(), any())).thenReturn(CLERK);
        for (String bad :
                List.of("{\"role\":\"CUSTOMER\"}", "{\"role\":null}", "{\"disabled\":1}", "{\"name\":\"X\"}")) {
            http.request("PATCH", "/api/v1/staff/cus_7")
                    .json(bad)
                    .asAdmin()
                    .send()
                    .requireProblem(400, "invalid-request");
        }
    }

    /** Two providers, thirteen entries, several of them at the same moment, in pages of every size. */
    @Test
    void readsBothTrailsAsOne() {
        List<AuditEntry> all = IntStream.range(0, 13)
                .mapToObj(i -> entry("aud_%02d".formatted(i), Views.NOON.plusSeconds(i / 3)))
                .toList();
        when(orders.entries(any())).thenAnswer(trailOf(every(all, 3, true)));
        when(inventory.entries(any())).thenAnswer(trailOf(every(all, 3, false)));
        List<String> expected = all.stream()
                .map(AuditEntry::id)
                .sorted(Comparator.reverseOrder())
                .toList();

        for (int limit = 1; limit <= 14; limit++) {
            assertThat(read(limit)).as("pages of %d", limit).isEqualTo(expected);
        }
    }

    @Test
    void asksBothForWhatIsAsked() {
        when(orders.entries(any())).thenReturn(new Page<>(List.of(), null));
        when(inventory.entries(any())).thenReturn(new Page<>(List.of(), null));
        var reply = http.get("/api/v1/audit?actor=cus_7&subject=ord_1&since=2026-02-03T04:05:06Z&limit=5")
                .asAdmin()
                .send();

        assertThat(reply.body()).isEqualTo("{\"items\":[]}");
        var asked = new SearchAudit(
                TestTokens.ADMIN.caller(),
                "cus_7",
                "ord_1",
                Instant.parse("2026-02-03T04:05:06Z"),
                new PageRequest(5, null));
        verify(orders).entries(asked);
        verify(inventory).entries(asked);
        http.get("/api/v1/audit?since=yesterday").asAdmin().send().requireProblem(400, "invalid-request");
    }

    @Test
    void tellsNoHalfOfIt() {
        when(orders.entries(any())).thenReturn(new Page<>(List.of(entry("aud_1", Views.NOON)), null));
        when(inventory.entries(any())).thenThrow(new SalesException(Slugs.UNAVAILABLE, "Away."));
        http.get("/api/v1/audit").asAdmin().send().requireProblem(503, "unavailable");
    }

    private List<String> read(int limit) {
        var ids = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = http.get("/api/v1/audit?limit=" + limit + next)
                    .asAdmin()
                    .send()
                    .json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
        } while (!next.isEmpty());
        return ids;
    }

    private static List<AuditEntry> every(List<AuditEntry> all, int nth, boolean thoseOnly) {
        return IntStream.range(0, all.size())
                .filter(i -> (i % nth == 0) == thoseOnly)
                .mapToObj(all::get)
                .toList();
    }

    /** What a provider with these entries answers. */
    private static Answer<Page<AuditEntry>> trailOf(List<AuditEntry> entries) {
        return call -> {
            SearchAudit query = call.getArgument(0);
            Moment behind = behind(query.page().cursor());
            List<AuditEntry> found = entries.stream()
                    .filter(entry -> behind == null
                            || entry.at().isBefore(behind.at())
                            || entry.at().equals(behind.at()) && entry.id().compareTo(behind.id()) < 0)
                    .sorted(Comparator.comparing(AuditEntry::at)
                            .thenComparing(AuditEntry::id)
                            .reversed())
                    .toList();
            int limit = Math.min(query.page().limit(), found.size());
            return new Page<>(found.subList(0, limit), found.size() > limit ? "more" : null);
        };
    }

    private static @Nullable Moment behind(@Nullable String cursor) {
        return cursor == null ? null : Moment.decode(AuditService.LIST, cursor);
    }

    private static AuditEntry entry(String id, Instant at) {
        return new AuditEntry(
                id, at, "cus_7", Role.STAFF, "shipOrder", "ord_1", Map.of(), Map.of("status", "CONFIRMED"));
    }
}
