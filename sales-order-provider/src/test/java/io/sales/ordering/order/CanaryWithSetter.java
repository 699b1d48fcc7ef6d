package io.sales.ordering.order;

/** A canary: what the rules of structure must reject. */
public class CanaryWithSetter {

    int state;

    public void setState(int state) {
        this.state = state;
    }
}
