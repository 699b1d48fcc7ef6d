package io.sales.endtoend.fuzz;

import io.sales.endtoend.fuzz.World.Kind;
import io.sales.endtoend.fuzz.World.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests from the document: most are right but for one or two things, so that they get past the first check. The same
 * seed and number make the same request, up to the names of what is in the world.
 */
final class Generator {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");

    /** Of what takes long: a password is hashed, or every book is read. */
    private static final Map<String, Double> RARE = Map.of(
            "POST /api/v1/customers", 0.3,
            "POST /api/v1/staff", 0.3,
            "POST /api/v1/tokens", 0.3,
            "PUT /api/v1/customers/me/password", 0.3,
            "DELETE /api/v1/tokens", 0.02,
            "POST /api/v1/stock/reconciliations", 0.005,
            "GET /api/v1/orders", 0.5,
            "POST /api/v1/orders/{id}/cancellations", 0.5);

    private final Document document;
    private final World world;
    private final long seed;
    private final Bodies bodies;

    Generator(Document document, World world, long seed) {
        this.document = document;
        this.world = world;
        this.seed = seed;
        this.bodies = new Bodies(document, world);
    }

    Request next(long number) {
        var dice = new Dice(seed, number);
        if (dice.chance(0.04)) {
            return BrokenHttp.request(number, dice);
        }
        if (dice.chance(0.02)) {
            return elsewhere(number, dice);
        }
        return about(number, operation(dice), dice);
    }

    private Operation operation(Dice dice) {
        while (true) {
            Operation operation = dice.oneOf(document.operations());
            if (dice.chance(RARE.getOrDefault(operation.name(), 1.0))) {
                return operation;
            }
        }
    }

    private Request elsewhere(long number, Dice dice) {
        String path = dice.oneOf(
                        "/",
                        "/api",
                        "/api/v1",
                        "/api/v2/orders",
                        "/actuator",
                        "/actuator/env",
                        "/error",
                        "/docs/x",
                        "/openapi.json/x",
                        "/api/v1/orders//",
                        "//api/v1/orders",
                        "/api/v1/orders/",
                        "/API/V1/ORDERS",
                        "/swagger-ui/../openapi.json",
                        "/favicon.ico",
                        "/api/v1/")
                + (dice.chance(0.3) ? "/" + Hostile.urlPart(dice) : "");
        var message = new Message(dice.oneOf(METHODS), path);
        message.header("Authorization", caller(dice, null).authorization());
        return message.request(number, Caller.NOBODY, null);
    }

    private Request about(long number, Operation operation, Dice dice) {
        Caller caller = caller(dice, operation);
        String method = dice.chance(0.96) ? operation.method() : dice.oneOf(METHODS);
        String path = path(operation, caller, dice);
        var message = new Message(method, path);
        query(message, operation, dice);
        message.header("Authorization", caller.authorization());
        headers(message, operation, dice);
        Bodies.Body body = bodies.of(operation, orderIn(path), dice);
        if (operation.template().startsWith("/api/v1/payment-notifications") && dice.chance(0.8)) {
            Signature.of(world.notificationSecret(), body.bytes(), dice).forEach(message::header);
        }
        message.body(body.mediaType(), body.bytes());
        return message.request(number, caller, method.equals(operation.method()) ? body.refusedFor() : null);
    }

    private String path(Operation operation, Caller caller, Dice dice) {
        String order = world.pick(Kind.ORDER, dice);
        Kind part = operation.template().contains("{returnId}") ? Kind.RETURN : Kind.SHIPMENT;
        String partId = world.pick(part, dice);
        if (operation.template().contains("Id}") && world.orderOf(partId) != null) {
            order = world.orderOf(partId);
        }
        var path = new StringBuilder();
        for (String segment : operation.template().substring(1).split("/")) {
            path.append('/')
                    .append(segment.startsWith("{") ? id(segment, operation, caller, order, partId, dice) : segment);
        }
        return path.toString();
    }

    private String id(
            String parameter, Operation operation, Caller caller, @Nullable String order, String part, Dice dice) {
        if (dice.chance(0.12)) {
            return Hostile.urlPart(dice);
        }
        Kind kind = switch (parameter) {
            case "{sku}" -> Kind.SKU;
            case "{provider}" -> Kind.PAYMENT_PROVIDER;
            case "{shipmentId}", "{returnId}" -> null;
            default -> kindOfId(operation.template());
        };
        if (kind == null) {
            return part;
        }
        String bystander = world.bystander(kind);
        if (bystander != null && caller.kind() != Caller.Kind.STAFF && dice.chance(0.1)) {
            return bystander;
        }
        return kind == Kind.ORDER && order != null ? order : world.pick(kind, dice);
    }

    private static @Nullable String orderIn(String path) {
        String[] segments = path.split("/");
        return segments.length > 4 && segments[3].equals("orders") ? segments[4] : null;
    }

    private static Kind kindOfId(String template) {
        if (template.startsWith("/api/v1/orders")) {
            return Kind.ORDER;
        }
        return template.startsWith("/api/v1/operations") ? Kind.OPERATION : Kind.PRODUCT;
    }

    private void query(Message message, Operation operation, Dice dice) {
        for (Operation.Parameter parameter : operation.in("query")) {
            if (parameter.required() ? dice.chance(0.95) : dice.chance(0.4)) {
                message.query(parameter.name(), queryValue(parameter, dice));
                if (dice.chance(0.05)) {
                    message.query(parameter.name(), queryValue(parameter, dice));
                }
            }
        }
        if (dice.chance(0.04)) {
            message.query(
                    dice.oneOf("x", "access_token", "_method", "sort", "limit", "%00", "a[]", ""),
                    Hostile.urlPart(dice));
        }
        if (dice.chance(0.005)) {
            for (int i = dice.oneOf(50, 199, 300); i > 0; i--) {
                message.query("sku", "S" + i);
            }
        }
    }

    private String queryValue(Operation.Parameter parameter, Dice dice) {
        if (dice.chance(0.3)) {
            return dice.chance(0.5) ? Hostile.urlPart(dice) : Message.encoded(Hostile.text(dice));
        }
        return switch (parameter.name()) {
            case "limit" ->
                dice.chance(0.6) ? "" + dice.oneOf(1, 1, 2, 3, 3, 5, 100) : Message.encoded(Hostile.number(dice));
            case "cursor" -> Cursors.tampered(world.pick(Kind.CURSOR, dice), dice);
            case "sku" -> world.pick(Kind.SKU, dice);
            case "status" -> dice.oneOf("AWAITING_PAYMENT", "CONFIRMED", "LISTED", "DRAFT", "waiting", "parked", "1");
            case "kind" -> dice.oneOf("refund", "expiry", "payment", "settlement", "quarantine", "x");
            default -> dice.oneOf("mug", "a", "%25", "Caf%C3%A9");
        };
    }

    private void headers(Message message, Operation operation, Dice dice) {
        operation.header("Idempotency-Key").ifPresent(key -> {
            if (dice.chance(0.97)) {
                message.header(key.name(), key(dice));
            }
        });
        operation.header("If-Match").ifPresent(tag -> {
            if (dice.chance(0.3)) {
                message.header(
                        tag.name(),
                        dice.oneOf("*", "\"1\"", "\"2\"", "W/\"1\"", "\"1\", \"2\"", "1", "\"", ",", "\"\u00e9\""));
            }
        });
        if (dice.chance(0.1)) {
            Headers.odd(dice).forEach(message::header);
        }
    }

    private static String key(Dice dice) {
        if (dice.chance(0.07)) {
            return Hostile.headerValue(dice);
        }
        return dice.chance(0.05) ? "again-" + dice.below(20) : "\"" + dice.word() + "\"";
    }

    private Caller caller(Dice dice, @Nullable Operation operation) {
        if (operation == null || dice.chance(0.12)) {
            return anyone(dice);
        }
        if (operation.template().equals("/api/v1/tokens")
                || operation.template().endsWith("/password")
                || operation.name().equals("DELETE /api/v1/customers/me")) {
            // Whatever the method will be, it may end the session.
            return customer(Session.FICKLE);
        }
        return operation.forStaff() ? staff() : dice.chance(0.8) ? customer(Session.CUSTOMER) : staff();
    }

    private Caller anyone(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> Caller.NOBODY;
            case 1 -> customer(Session.FICKLE);
            case 2 -> new Caller(Caller.Kind.NOBODY, Headers.badAuthorization(world.token(Session.STAFF), dice));
            default -> Caller.NOBODY;
        };
    }

    private Caller staff() {
        return new Caller(Caller.Kind.STAFF, "Bearer " + world.token(Session.STAFF));
    }

    private Caller customer(Session session) {
        return new Caller(Caller.Kind.CUSTOMER, "Bearer " + world.token(session));
    }
}
