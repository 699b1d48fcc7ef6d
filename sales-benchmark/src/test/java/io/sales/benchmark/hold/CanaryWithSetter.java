package io.sales.benchmark.hold;

class CanaryWithSetter {

    private int rate;

    public void setRate(int rate) {
        this.rate = rate;
    }

    int rate() {
        return rate;
    }
}
