package io.sales.ordering.random;

import io.sales.api.SkuQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The choices of one story: they follow from the seed and the story's number, and from nothing else. */
final class Dice {

    private static final List<String> TOKENS = List.of(
            "tok_ok",
            "tok_ok",
            "tok_ok",
            "tok_ok",
            "tok_ok",
            "tok_ok",
            "tok_declined",
            "tok_lost",
            "tok_unsent",
            "tok_slow",
            "tok_late",
            "tok_never",
            "tok_cent_short");

    private final Random random;
    private final String story;
    private int keys;

    Dice(long seed, int story) {
        this.random = new Random(seed * 1_000_003 + story);
        this.story = "story-" + story;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    boolean flip() {
        return random.nextBoolean();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** At least 1. */
    long upTo(long most) {
        return 1 + (long) (random.nextDouble() * most);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Of some of the lines some units: at least one. */
    List<SkuQuantity> some(List<SkuQuantity> lines) {
        int certain = random.nextInt(lines.size());
        var some = new ArrayList<SkuQuantity>();
        for (int i = 0; i < lines.size(); i++) {
            SkuQuantity line = lines.get(i);
            if (i == certain || random.nextBoolean()) {
                some.add(new SkuQuantity(line.sku(), 1 + random.nextInt(line.quantity())));
            }
        }
        return some;
    }

    /** Stands for a card; what it does is {@link MoodyProvider}'s. */
    String token() {
        return one(TOKENS);
    }

    /** A new idempotency key. */
    String key() {
        return story + "-" + ++keys;
    }
}
