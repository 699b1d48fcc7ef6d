package io.sales.benchmark.order;

/**
 * A figure that is aimed at.
 *
 * @param isAtLeast whether more is better
 */
record Ratio(String name, double value, double goal, boolean isAtLeast) {

    static Ratio atLeast(double goal, String name, double value) {
        return new Ratio(name, value, goal, true);
    }

    static Ratio below(double goal, String name, double value) {
        return new Ratio(name, value, goal, false);
    }

    public boolean reached() {
        return isAtLeast ? value >= goal : value < goal;
    }
}
