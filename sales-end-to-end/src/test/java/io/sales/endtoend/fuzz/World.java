package io.sales.endtoend.fuzz;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What requests can be about: the shop as it was laid out, and whatever answers have told of since. The bystanders are
 * things that no caller here may change.
 */
public final class World {

    /** Everybody's here. */
    public static final String PASSWORD = "a password of a customer";

    private static final int REMEMBERED = 64;

    /** Kinds of things that have names. */
    public enum Kind {
        SKU,
        PRODUCT,
        ORDER,
        SHIPMENT,
        PAYMENT,
        REFUND,
        RETURN,
        OPERATION,
        CURSOR,
        PAYMENT_PROVIDER,
        EMAIL,
        /** Refresh tokens of a session that may end. */
        REFRESH_TOKEN
    }

    private final Map<Kind, List<String>> known = new ConcurrentHashMap<>();
    private final Map<Kind, String> bystanders = new ConcurrentHashMap<>();
    /** Where a shipment or return belongs. */
    private final Map<String, String> orderOf = new ConcurrentHashMap<>();

    private final Map<String, String> skuOf = new ConcurrentHashMap<>();
    private final Map<Session, String> tokens = new ConcurrentHashMap<>();
    private final String notificationSecret;

    /** Who may be signed in. */
    public enum Session {
        STAFF,
        CUSTOMER,
        /** Their password changes and their sessions end; they own nothing. */
        FICKLE
    }

    public World(String notificationSecret) {
        this.notificationSecret = notificationSecret;
        know(Kind.PAYMENT_PROVIDER, "simulator");
    }

    /** Tokens wear off, so they are replaced now and then. */
    public void signIn(Session session, String accessToken) {
        tokens.put(session, accessToken);
    }

    public void know(Kind kind, String name) {
        if (bystanders.containsValue(name)) {
            return;
        }
        List<String> names = known.computeIfAbsent(kind, any -> new CopyOnWriteArrayList<>());
        synchronized (names) {
            if (!names.contains(name)) {
                names.add(name);
            }
            if (names.size() > REMEMBERED) {
                names.remove(0);
            }
        }
    }

    /** A thing that is somebody else's, or not to be had. */
    public void leaveAlone(Kind kind, String name) {
        bystanders.put(kind, name);
    }

    String notificationSecret() {
        return notificationSecret;
    }

    public String token(Session session) {
        return tokens.getOrDefault(session, "");
    }

    String pick(Kind kind, Dice dice) {
        List<String> names = known.getOrDefault(kind, List.of());
        int at = dice.below(REMEMBERED);
        return names.isEmpty() ? "none" : names.get(at % names.size());
    }

    @Nullable
    String bystander(Kind kind) {
        return bystanders.get(kind);
    }

    /** The order that a shipment or return belongs to; null if it is none. */
    @Nullable
    String orderOf(String part) {
        return orderOf.get(part);
    }

    /** Something that an order has a line of, or anything if it is not known. */
    String skuIn(@Nullable String order, Dice dice) {
        String any = pick(Kind.SKU, dice);
        return order == null ? any : skuOf.getOrDefault(order, any);
    }

    /** Remembers what an answer named. */
    public void learn(JsonNode answer) {
        String id = answer.path("id").asString("");
        String order = answer.path("orderId").asString("");
        if (bystanders.containsValue(id)) {
            return;
        }
        if (id.startsWith("ord_")) {
            know(Kind.ORDER, id);
            skuOf.put(id, answer.path("lines").path(0).path("sku").asString(""));
            answer.path("shipments").forEach(this::learn);
            answer.path("returns").forEach(this::learn);
            answer.path("payments").forEach(this::learn);
            answer.path("refunds").forEach(this::learn);
        } else if (id.startsWith("prd_")) {
            know(Kind.PRODUCT, id);
        } else if (id.startsWith("shp_") || id.startsWith("ret_")) {
            orderOf.put(id, order);
            know(id.startsWith("shp_") ? Kind.SHIPMENT : Kind.RETURN, id);
        } else if (id.startsWith("pay_") || id.startsWith("ref_")) {
            know(id.startsWith("pay_") ? Kind.PAYMENT : Kind.REFUND, id);
        } else if (answer.has("kind") && answer.has("attempts")) {
            know(Kind.OPERATION, id);
        }
        answer.path("items").forEach(this::learn);
        if (answer.has("nextCursor")) {
            know(Kind.CURSOR, answer.path("nextCursor").asString(""));
        }
        if (answer.has("refreshToken")) {
            know(Kind.REFRESH_TOKEN, answer.path("refreshToken").asString(""));
        }
    }
}
