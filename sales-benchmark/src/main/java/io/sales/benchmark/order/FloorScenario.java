package io.sales.benchmark.order;

import io.sales.benchmark.hold.InventoryClient;
import io.sales.benchmark.load.ClosedLoop;
import io.sales.benchmark.load.ClosedLoop.Caller;
import io.sales.benchmark.load.Outcome;
import io.sales.benchmark.load.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The floors: a request that the gateway calls nobody for, and a call of a provider without a gateway. */
record FloorScenario(Stage stage) {

    static final String NAME = "floors";

    private static final List<Integer> CALLERS = List.of(1, 8);

    /**
     * @param client of an inventory provider that is called by its address
     */
    List<Floor> run(InventoryClient client) {
        stage.progress().say("%s: the gateway by itself, and one hop", NAME);
        var floors = new ArrayList<Floor>();
        measure(floors, "a request that the gateway answers by itself", () -> knocker(stage));
        measure(
                floors,
                "a call to a provider, which asks its database for the time",
                () -> random -> client.inventory().ready());
        return floors;
    }

    private void measure(List<Floor> floors, String name, Supplier<Caller> caller) {
        ClosedLoop.run(callers(caller, 8), stage.options().step(), 1);
        for (int callers : CALLERS) {
            stage.settle();
            var floor = Floor.of(
                    name,
                    ClosedLoop.run(
                            callers(caller, callers),
                            stage.options().window(),
                            stage.random().nextLong()));
            stage.progress()
                    .say(
                            "%s, %d callers: %,.0f/s, p50 %.2f ms",
                            name, callers, floor.perSecond(), floor.latency().p50());
            floors.add(floor);
        }
    }

    private static List<Caller> callers(Supplier<Caller> caller, int count) {
        return Stream.generate(caller).limit(count).toList();
    }

    private static Caller knocker(Stage stage) {
        Subject knocking = stage.customers().knocking();
        return random -> {
            Outcome outcome = knocking.call().toCompletableFuture().join();
            if (outcome != Outcome.DONE) {
                throw new IllegalStateException("The gateway does not answer as expected");
            }
        };
    }
}
