package io.sales.endtoend;

import java.util.stream.Stream;

/** An inventory instance's own count of the stock it held. */
record Figures(Api operations, double heldBefore) {

    static Figures of(LocalSystem system, String name) {
        var operations = new Api("http://127.0.0.1:" + system.managementPort(name));
        return new Figures(operations, held(operations));
    }

    double heldSince() {
        return held(operations) - heldBefore;
    }

    private static double held(Api operations) {
        try (Stream<String> lines = operations
                .get("/actuator/prometheus")
                .expect(200)
                .response()
                .body()
                .lines()) {
            return lines.filter(line -> line.startsWith("sales_holds_total") && line.contains("outcome=\"granted\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }
}
