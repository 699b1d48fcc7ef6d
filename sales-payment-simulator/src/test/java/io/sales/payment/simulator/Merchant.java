package io.sales.payment.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who takes payments: speaks the protocol over HTTP. */
record Merchant(HttpClient client, int port) {

    private static final JsonMapper json = new JsonMapper();

    static Merchant of(PaymentServer server) {
        return new Merchant(HttpClient.newHttpClient(), server.address().getPort());
    }

    Answer charge(String attemptId, long amount, String token) throws IOException, InterruptedException {
        return send("PUT", "/charges/" + attemptId, """
                {"amount":%d,"currency":"EUR","token":"%s","reference":"ord_1"}
                """.formatted(amount, token));
    }

    Answer charge(String attemptId) throws IOException, InterruptedException {
        return send("GET", "/charges/" + attemptId, "");
    }

    Answer cancel(String attemptId) throws IOException, InterruptedException {
        return send("POST", "/charges/" + attemptId + "/cancellation", "");
    }

    Answer refund(String refundId, String attemptId, long amount) throws IOException, InterruptedException {
        return send("PUT", "/refunds/" + refundId, """
                {"attemptId":"%s","amount":%d,"currency":"EUR"}
                """.formatted(attemptId, amount));
    }

    Answer refund(String refundId) throws IOException, InterruptedException {
        return send("GET", "/refunds/" + refundId, "");
    }

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }

    record Answer(int status, JsonNode body) {

        String text(String member) {
            return body.path(member).asString("");
        }

        long number(String member) {
            return body.path(member).asLong();
        }
    }
}
