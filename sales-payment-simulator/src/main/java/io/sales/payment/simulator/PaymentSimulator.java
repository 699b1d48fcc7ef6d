package io.sales.payment.simulator;

import java.io.IOException;
import java.time.Clock;

/** Starts the simulated payment provider, on the loopback interface only. */
public final class PaymentSimulator {

    private static final System.Logger log = System.getLogger(PaymentSimulator.class.getName());

    private PaymentSimulator() {}

    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.from(System.getenv());
        PaymentServer server = PaymentServer.start(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        log.log(System.Logger.Level.INFO, "Payment simulator listens on {0}", server.address());
    }
}
