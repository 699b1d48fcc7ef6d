package io.sales.launcher.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Asks a process whether it is ready. No answer within a second means no. */
final class Readiness {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final int MAX_ANSWER = 4_096;

    private Readiness() {}

    static boolean of(Plan plan) {
        String address = plan.readiness();
        try {
            if (address.startsWith("jdbc:")) {
                return acceptsConnections(plan);
            }
            URI uri = URI.create(address);
            return uri.getScheme().equals("zookeeper") ? serves(uri) : answersOk(uri);
        } catch (IOException | SQLException notYet) {
            return false;
        }
    }

    private static boolean answersOk(URI uri) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    /** A ZooKeeper server answers with its mode once it serves. */
    private static boolean serves(URI uri) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(MAX_ANSWER);
            return new String(answer, StandardCharsets.US_ASCII).contains("Mode:");
        }
    }

    private static boolean acceptsConnections(Plan plan) throws SQLException {
        var login = new Properties();
        login.setProperty("user", plan.environment().getOrDefault(Plan.DATABASE_USER, ""));
        login.setProperty("password", plan.environment().getOrDefault(Plan.DATABASE_PASSWORD, ""));
        DriverManager.setLoginTimeout(PATIENCE_MILLIS / 1_000);
        try (var connection = DriverManager.getConnection(plan.readiness(), login)) {
            return connection.isValid(PATIENCE_MILLIS / 1_000);
        }
    }
}
