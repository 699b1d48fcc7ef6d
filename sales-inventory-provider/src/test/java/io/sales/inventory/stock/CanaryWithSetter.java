package io.sales.inventory.stock;

public class CanaryWithSetter {

    private int units;

    public void setUnits(int units) {
        this.units = units;
    }

    public int units() {
        return units;
    }
}
