package io.sales.benchmark.order;

import io.sales.benchmark.load.Subject;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.shop.SkuChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of load, and what it is compared with. One more is one more line here.
 *
 * @param name for the command line and for files
 * @param unit what is done, in the plural
 * @param load what customers do
 * @param plain the SKUs that plain SQL sells in turns with it; null if it does not
 * @param bare the requests that are compared with it instead; null if there are none
 */
record RateScenario(
        String name,
        String title,
        String unit,
        Function<Stage, Subject> load,
        @Nullable SkuChoice plain,
        @Nullable Function<Stage, Subject> bare) {

    static final String PLACE = "place";
    static final String HOT = "hot";
    static final String READS = "reads";

    /** The connections of plain SQL, each in turn; the most last. */
    static final List<Integer> CONNECTIONS = List.of(1, 8, 32);

    private static final double FIRST = 100;

    /** So that something comes at all. */
    private static final double LEAST = 1;

    static final List<RateScenario> ALL = List.of(
            new RateScenario(
                    PLACE,
                    "orders spread over all SKUs",
                    "orders",
                    stage -> stage.customers().placing(stage.anySku()),
                    SkuChoice.spread(),
                    null),
            new RateScenario(
                    HOT,
                    "orders of one hot SKU",
                    "orders",
                    stage -> stage.customers().placing(stage.hotSku()),
                    SkuChoice.hot(),
                    null),
            new RateScenario(
                    READS,
                    "looks at products and stock",
                    "reads",
                    stage -> stage.customers().reading(stage.anySku()),
                    null,
                    stage -> stage.customers().knocking()),
            new RateScenario(
                    "pay",
                    "orders placed and paid for",
                    "paid orders",
                    stage -> stage.customers().paying(stage.anySku()),
                    SkuChoice.spread(),
                    null),
            new RateScenario(
                    "mixed",
                    "80 % reading, 15 % placing, 5 % paying and cancelling",
                    "requests",
                    stage -> stage.customers().mixing(stage.anySku()),
                    null,
                    null));

    Rates run(Stage stage) {
        stage.progress().say("%s: %s", name, title);
        Offer bareOffer =
                bare == null ? null : Offer.find(stage, bare.apply(stage)).atMost();
        Found found = Offer.find(stage, load.apply(stage));
        var rounds = new ArrayList<Rates.Round>();
        for (int number = 1; number <= stage.options().rounds(); number++) {
            stage.progress().say("round %d", number);
            rounds.add(round(stage, found.atMost(), bareOffer));
        }
        return new Rates(name, title, unit, found.curve().steps(), found.curve().sustained(), rounds);
    }

    private Rates.Round round(Stage stage, Offer offer, @Nullable Offer bareOffer) {
        var references = new ArrayList<Reference>();
        if (plain != null) {
            for (int connections : CONNECTIONS) {
                stage.settle();
                references.add(
                        stage.reference(connections, plain, stage.options().window()));
            }
        }
        Step bareStep = bareOffer == null ? null : bareOffer.make(stage, "bare,");
        Step full = offer.make(stage, "offered");
        Step half = new Offer(offer.subject(), Math.max(LEAST, full.achieved() / 2)).make(stage, "half of it,");
        return new Rates.Round(references, bareStep, full, half);
    }

    /** Load at a rate. */
    private record Offer(Subject subject, double perSecond) {

        static Found find(Stage stage, Subject subject) {
            double expected = stage.warmUp(subject, FIRST, stage.options().warmUp());
            return new Found(subject, stage.curve(subject, expected));
        }

        Step make(Stage stage, String what) {
            stage.settle();
            return stage.offer(what, subject, perSecond, stage.options().window());
        }
    }

    /** How much of a load the system bears. */
    private record Found(Subject subject, Stage.Curve curve) {

        Offer atMost() {
            return new Offer(subject, curve.sustained());
        }
    }
}
