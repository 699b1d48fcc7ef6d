package io.sales.endtoend.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Sends requests over several connections and has every answer judged. */
public final class Campaign {

    private static final int CONNECTIONS = 8;

    /** More than that may still be on its way when the answer is given and the connection closed. */
    private static final int SURELY_READ = 60_000;

    private final int port;
    private final World world;
    private final Document document;
    private final Generator generator;
    private final Judge judge;
    private final Findings findings;
    private final AtomicLong next = new AtomicLong();
    private UnaryOperator<Answer> way = UnaryOperator.identity();

    /**
     * @param port of the gateway, on loopback
     * @param statusByCode every code that clients are told of, with its status
     */
    public Campaign(int port, Document document, World world, Map<String, Integer> statusByCode, long seed) {
        this.port = port;
        this.world = world;
        this.document = document;
        this.generator = new Generator(document, world, seed);
        this.judge = new Judge(document, statusByCode);
        this.findings = new Findings(seed);
    }

    /** Has answers changed on their way here, so that there is something to find. */
    Campaign tamperedBy(UnaryOperator<Answer> fault) {
        way = fault;
        return this;
    }

    /** Sends so many more, each once, and returns when all are answered. */
    public Findings send(long requests) {
        long last = next.get() + requests;
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var senders = new ArrayList<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.add(threads.submit(() -> sendUntil(last)));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            next.set(last);
            return findings;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    public Findings findings() {
        return findings;
    }

    /** The operations that the document has, by method and path template. */
    public List<String> operations() {
        return document.operations().stream().map(Operation::name).toList();
    }

    private void sendUntil(long last) {
        try (var wire = new Wire(port)) {
            for (long number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
                Request request = generator.next(number);
                findings.sent();
                try {
                    for (Answer answer : answers(wire, request)) {
                        judge(request, way.apply(answer));
                    }
                } catch (IOException | NumberFormatException e) {
                    if (request.bytes().length < SURELY_READ) {
                        findings.complain(request, "there is no answer", e.toString());
                    }
                    wire.hangUp();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Answer> answers(Wire wire, Request request) throws IOException {
        return request.wellFramed()
                ? List.of(wire.exchange(request.bytes(), request.isHead()))
                : Wire.shout(port, request.bytes());
    }

    private void judge(Request request, Answer answer) {
        findings.answered(answer);
        judge.complaints(request, answer)
                .forEach(complaint -> findings.complain(request, complaint, answer.head() + "\n" + answer.text()));
        if (answer.isSuccess()) {
            document.find(request.method(), request.path()).ifPresent(findings::succeeded);
            JsonNode body = answer.parsed();
            if (body != null) {
                world.learn(body);
            }
        }
    }
}
