package io.sales.faults.load;

/** Rejected by the rule against setters. */
public final class CanaryWithSetter {

    private int rate;

    public void setRate(int rate) {
        this.rate = rate;
    }

    int rate() {
        return rate;
    }
}
