package io.sales.benchmark.hold;

import io.sales.benchmark.load.Ladder;
import io.sales.benchmark.load.Run;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Round;
import io.sales.benchmark.report.Scenario;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.suite.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How many holds a second: the whole curve first, then side by side with the reference. */
final class RateScenario {

    private static final double FIRST = 200;
    private static final double FACTOR = 1.5;
    private static final int MAX_STEPS = 12;

    /** More than it can do, so that it always has something to do. */
    private static final double OVERLOAD = 1.2;

    private final Arena arena;
    private final Progress progress;

    RateScenario(Arena arena) {
        this.arena = arena;
        this.progress = arena.progress();
    }

    Scenario run(HoldScenario scenario) {
        progress.say("%s: %s", scenario.name(), scenario.title());
        var audited = arena.audited(promises -> measure(scenario, arena.holds(scenario.choice(), promises)));
        Measured measured = audited.result();
        return new Scenario(
                scenario.name(),
                scenario.title(),
                measured.steps(),
                measured.capacity(),
                measured.rounds(),
                Round.medianRatio(measured.rounds()),
                audited.books());
    }

    private Measured measure(HoldScenario scenario, Subject holds) {
        var steps = new ArrayList<Step>();
        var ladder = new Ladder(FIRST, FACTOR, MAX_STEPS, Arena.P99_LIMIT);
        List<Run> runs = ladder.climb(rate -> {
            Map<String, Double> before = arena.cpu();
            Run run = arena.load(holds, rate, arena.options().step());
            Step step = Step.of(run, Arena.P99_LIMIT, arena.since(before));
            steps.add(step);
            arena.say("offered", step);
            return run;
        });
        steps.sort(Comparator.comparingDouble(Step::offered));
        double capacity = Ladder.capacity(runs);
        progress.say("capacity on the ladder: %,.0f holds/s", capacity);
        return new Measured(steps, capacity, rounds(scenario, holds, capacity * OVERLOAD));
    }

    private List<Round> rounds(HoldScenario scenario, Subject holds, double offered) {
        var rounds = new ArrayList<Round>();
        var window = arena.options().window();
        for (int number = 1; number <= arena.options().rounds(); number++) {
            arena.settle();
            Reference reference = arena.reference(scenario.choice(), window);
            progress.say("round %d, plain SQL: %,.0f/s", number, reference.achieved());
            arena.settle();
            Step step = arena.offer(holds, offered, window);
            arena.say("round " + number + ", offered", step);
            rounds.add(Round.of(reference, step));
        }
        progress.say("holds/s over plain SQL: %.2f (median)", Round.medianRatio(rounds));
        return rounds;
    }

    private record Measured(List<Step> steps, double capacity, List<Round> rounds) {}
}
