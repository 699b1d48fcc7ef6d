package io.sales.endtoend.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that can be repeated. */
final class Dice {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;

    /** What falls for one request is the same whatever became of those before it. */
    Dice(long seed, long number) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    long anyLong() {
        return random.nextLong();
    }

    @SafeVarargs
    final <T> T oneOf(T... things) {
        return things[random.nextInt(things.length)];
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Letters and digits that nobody has used before. */
    String word() {
        var word = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
