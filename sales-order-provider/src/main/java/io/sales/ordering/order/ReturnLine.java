package io.sales.ordering.order;

import io.sales.api.order.ReturnView;
import jakarta.persistence.Embeddable;

/** Units of one SKU in a return, and what became of those that came back. The database checks the same bounds. */
@Embeddable
class ReturnLine {

    private String sku;
    private int quantity;
    private int restocked;
    private int writtenOff;
    private int dismissed;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ReturnLine() {}

    ReturnLine(Units requested) {
        this.sku = requested.sku();
        this.quantity = requested.quantity();
    }

    String sku() {
        return sku;
    }

    Units requested() {
        return new Units(sku, quantity);
    }

    /** Units that have not come back yet. */
    int missing() {
        return quantity - restocked - writtenOff - dismissed;
    }

    void receive(ReceivedUnits units) {
        if (units.quantity() > missing()) {
            throw OrderVerb.illegal("Only %d of %s are still to come back.".formatted(missing(), sku));
        }
        switch (units.disposition()) {
            case RESTOCK -> restocked += units.quantity();
            case WRITE_OFF -> writtenOff += units.quantity();
            case DISMISS -> dismissed += units.quantity();
        }
    }

    ReturnView.Line view() {
        return new ReturnView.Line(sku, quantity, restocked, writtenOff, dismissed);
    }
}
