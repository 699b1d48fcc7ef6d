package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.endtoend.Api.Reply;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the served document, asked for by everybody, with real ids of Ann's things in the state in which the
 * right person could go on with them. Whoever is turned away learns nothing and changes nothing; whatever staff change is
 * written down once. An operation that is missing from the table is a failure.
 */
@ExtendWith(SharedSystem.class)
class AccessMatrixIT {

    private final Shop shop;
    private final AnnsThings ann;
    private final Map<Asker, Shop.Person> people = new EnumMap<>(Asker.class);
    private final Map<Asker, Api> askers = new EnumMap<>(Asker.class);
    private final Map<String, Template> served;
    private final Map<String, Operation> table;

    AccessMatrixIT(LocalSystem system) {
        this.shop = new Shop(system);
        people.put(Asker.ANN, shop.newPerson());
        people.put(Asker.BOB, shop.newPerson());
        people.put(Asker.STAFF, shop.newStaff("STAFF"));
        people.put(Asker.ADMIN, shop.newStaff("ADMIN"));
        askers.put(Asker.ANONYMOUS, shop.anyone());
        people.forEach((asker, person) -> askers.put(asker, person.signIn()));
        var tokens = new Tokens(system, api(Asker.ANN).token());
        assertThat(shop.anyone().as(tokens.resigned()).get("/customers/me").status())
                .isEqualTo(200);
        askers.put(Asker.EXPIRED, shop.anyone().as(tokens.expired()));
        askers.put(Asker.TAMPERED, shop.anyone().as(tokens.tampered()));
        askers.put(Asker.OTHER_ISSUER, shop.anyone().as(tokens.ofAnotherIssuer()));
        askers.put(Asker.ALG_NONE, shop.anyone().as(tokens.unsigned()));
        this.ann = new AnnsThings(shop, api(Asker.ANN), person(Asker.ANN).email());
        this.served = Template.served(shop.anyone());
        this.table = new AccessTable(shop, ann).operations();
    }

    @Test
    void nobodyGetsAtWhatIsNotTheirs() {
        assertThat(table.keySet()).isEqualTo(served.keySet());

        var faults = new ArrayList<String>();
        table.forEach((id, operation) -> {
            for (Asker asker : Asker.values()) {
                if (operation.audience().refusalOf(asker) == Audience.LET_IN) {
                    faults.addAll(letIn(id, operation, asker));
                }
            }
            faults.addAll(turnedAway(id, operation, askers));
        });

        System.out.printf(
                "Access matrix: %d operations x %d askers = %d cells, %d leaks%n",
                table.size(), Asker.values().length, table.size() * Asker.values().length, faults.size());
        assertThat(faults).isEmpty();
        assertThat(auditOf(person(Asker.ANN).id())).isEmpty();
        assertThat(auditOf(person(Asker.BOB).id())).isEmpty();
    }

    /** The control: whoever has got hold of Ann's token is let in wherever Bob must not be, and that is seen. */
    @Test
    void theMatrixSeesWhoGetsIn() {
        var owned = new TreeMap<>(table);
        owned.values().removeIf(operation -> operation.audience().refusalOf(Asker.BOB) != 404);
        assertThat(owned).hasSizeGreaterThan(4);
        Map<Asker, Api> thief = Map.of(Asker.BOB, api(Asker.ANN));

        owned.forEach((id, operation) ->
                assertThat(turnedAway(id, operation, thief)).as(id).isNotEmpty());
    }

    private List<String> turnedAway(String id, Operation operation, Map<Asker, Api> knocking) {
        var faults = new ArrayList<String>();
        Call call = prepared(id, operation);
        List<String> before = ann.look();
        knocking.forEach((asker, api) -> {
            int refusal = operation.audience().refusalOf(asker);
            if (refusal != Audience.LET_IN) {
                Reply reply = call.by(api);
                if (reply.status() != refusal || ann.areTold(reply.response().body())) {
                    faults.add("%s by %s: %d instead of %d".formatted(id, asker, reply.status(), refusal));
                }
            }
        });
        if (!ann.look().equals(before)) {
            faults.add(id + " was refused and changed something");
        }
        return faults;
    }

    private List<String> letIn(String id, Operation operation, Asker asker) {
        var faults = new ArrayList<String>();
        Call call = prepared(id, operation);
        String who = asker.worksHere() ? person(asker).id() : "nobody";
        int written = auditOf(who).size();
        Reply reply = call.by(
                operation.ownSession() && people.containsKey(asker)
                        ? person(asker).signIn()
                        : api(asker));
        if (!operation.isAnswered(reply)) {
            faults.add("%s by %s: %d %s".formatted(id, asker, reply.status(), reply.code()));
        }
        boolean stranger = asker == Asker.ANONYMOUS || asker == Asker.BOB;
        if (stranger && ann.areTold(reply.response().body())) {
            faults.add("%s tells %s about Ann".formatted(id, asker));
        }
        boolean changed = !call.method().equals("GET") && reply.status() < 300;
        if (changed && operation.audience().isAudited(asker)) {
            List<String> lines = auditOf(who);
            if (lines.size() != written + 1 || !lines.get(0).equals(id)) {
                faults.add("%s by %s left %d lines: %s".formatted(id, asker, lines.size() - written, lines));
            }
        }
        return faults;
    }

    private Call prepared(String id, Operation operation) {
        ann.forget();
        Call call = operation.scene().prepare();
        Template template = Objects.requireNonNull(served.get(id), id);
        assertThat(template.matches(call)).as("%s is %s", id, call).isTrue();
        return call;
    }

    /** What somebody did, the latest first. */
    private List<String> auditOf(String who) {
        JsonNode page =
                shop.staff().get("/audit?limit=100&actor=" + who).expect(200).body();
        return page.path("items")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private Api api(Asker asker) {
        return Objects.requireNonNull(askers.get(asker));
    }

    private Shop.Person person(Asker asker) {
        return Objects.requireNonNull(people.get(asker));
    }

    /** A request; the key is a new one each time. */
    record Call(String method, String path, @Nullable Object body) {

        Reply by(Api api) {
            HttpRequest.Builder request = body == null
                    ? api.request(path).method(method, HttpRequest.BodyPublishers.noBody())
                    : api.withBody(method, path, body);
            return api.send(request.header("Idempotency-Key", UUID.randomUUID().toString()));
        }
    }

    /** Brings about what the call is about. */
    interface Scene {
        Call prepare();
    }

    /**
     * @param answer the slug that whoever is let in hears, where nothing can be done; null for success
     * @param ownSession whether the asker's session does not survive it
     */
    record Operation(Audience audience, @Nullable String answer, boolean ownSession, Scene scene) {

        boolean isAnswered(Reply reply) {
            return answer == null ? reply.status() / 100 == 2 : reply.code().equals(answer);
        }
    }

    /** An operation as the served document has it. */
    record Template(String method, String path) {

        static Map<String, Template> served(Api api) {
            var served = new TreeMap<String, Template>();
            JsonNode paths = api.get("/openapi.json").expect(200).body().path("paths");
            paths.properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> served.put(
                                    operation.getValue().path("operationId").asString(),
                                    new Template(operation.getKey().toUpperCase(Locale.ROOT), path.getKey()))));
            return served;
        }

        boolean matches(Call call) {
            String asked = "/api/v1" + call.path().replaceAll("\\?.*", "");
            return call.method().equals(method) && asked.matches(path.replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
        }
    }
}
