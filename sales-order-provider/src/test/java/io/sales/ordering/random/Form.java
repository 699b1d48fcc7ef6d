package io.sales.ordering.random;

/** How long the test runs, and what from. */
final class Form {

    private Form() {}

    /** The seed that every choice follows from; {@code -Dsales.random.seed=N} repeats them. */
    static long seed() {
        return Long.getLong("sales.random.seed", System.currentTimeMillis());
    }

    /** How many orders are placed; {@code -Dsales.random.orders=N} asks for more. */
    static int orders() {
        return Integer.getInteger("sales.random.orders", 1_000);
    }
}
