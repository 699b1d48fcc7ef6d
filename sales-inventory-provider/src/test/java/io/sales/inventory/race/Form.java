package io.sales.inventory.race;

/** How long the tests run: short, or all that {@code -Dsales.race=full} asks for. */
final class Form {

    private static final boolean FULL = "full".equals(System.getProperty("sales.race"));

    private Form() {}

    static int size(int inShort, int inFull) {
        return FULL ? inFull : inShort;
    }

    static String name() {
        return FULL ? "full" : "short";
    }

    /** The seed that everything random follows from; {@code -Dsales.race.seed=N} repeats a run. */
    static long seed() {
        return Long.getLong("sales.race.seed", System.currentTimeMillis());
    }
}
