package io.sales.ordering.payment.simulated;

import io.sales.ordering.payment.FaultyServer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The simulator's protocol over a network that can fail. */
final class SimulatorProtocol extends FaultyServer {

    private final Map<String, Map<String, Object>> charges = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();

    SimulatorProtocol() throws IOException {
        super();
    }

    @Override
    public synchronized long captured(String attemptId) {
        return amountIf("captured", charges.get(attemptId));
    }

    @Override
    public synchronized long refunded(String refundId) {
        return amountIf("succeeded", refunds.get(refundId));
    }

    @Override
    protected synchronized Reply answer(String method, String path, @Nullable JsonNode body) {
        String[] parts = path.split("/");
        if (parts[1].equals("refunds")) {
            return refund(parts[2], Objects.requireNonNull(body));
        }
        if (method.equals("PUT")) {
            if (Objects.requireNonNull(body).path("token").asString().isBlank()) {
                return Reply.of(400, Map.of("code", "invalid-request"));
            }
            return Reply.of(200, charges.computeIfAbsent(parts[2], id -> charge(id, Objects.requireNonNull(body))));
        }
        if (method.equals("POST")) {
            Map<String, Object> charge = charges.computeIfAbsent(parts[2], id -> state(id, "cancelled", 0, "XXX"));
            charge.replace("status", "pending", "cancelled");
            return Reply.of(200, charge);
        }
        return charges.containsKey(parts[2])
                ? Reply.of(200, charges.get(parts[2]))
                : Reply.of(404, Map.of("code", "not-found"));
    }

    private Reply refund(String id, JsonNode body) {
        long amount = body.path("amount").asLong();
        if (amount > captured(body.path("attemptId").asString())) {
            return Reply.of(409, Map.of("code", "refund-exceeds-charge"));
        }
        return Reply.of(
                200,
                refunds.computeIfAbsent(
                        id,
                        same -> state(
                                same, "succeeded", amount, body.path("currency").asString())));
    }

    private static Map<String, Object> charge(String id, JsonNode body) {
        String status = switch (body.path("token").asString()) {
            case "tok_ok" -> "captured";
            case "tok_never" -> "pending";
            default -> "declined";
        };
        return state(
                id, status, body.path("amount").asLong(), body.path("currency").asString());
    }

    private static Map<String, Object> state(String id, String status, long amount, String currency) {
        var state = new LinkedHashMap<String, Object>();
        state.put("id", "ch_" + id);
        state.put("attemptId", id);
        state.put("status", status);
        state.put("amount", amount);
        state.put("currency", currency);
        return state;
    }

    private static long amountIf(String status, @Nullable Map<String, Object> state) {
        return state != null && status.equals(state.get("status")) && state.get("amount") instanceof Long amount
                ? amount
                : 0;
    }
}
