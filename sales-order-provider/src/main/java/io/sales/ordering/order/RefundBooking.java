package io.sales.ordering.order;

import io.sales.api.order.RefundView;
import java.util.List;
import java.util.Objects;

/**
 * What one act pays back, as people see it. The payment provider sees a refund of its own for each charge that the money
 * comes out of.
 *
 * @param parts at least one
 */
record RefundBooking(List<Refund> parts) implements Recorded<RefundView> {

    String id() {
        return first().booking();
    }

    @Override
    public String requestHash() {
        return Objects.requireNonNullElse(first().requestHash(), "");
    }

    @Override
    public RefundView view() {
        boolean through = parts.stream().allMatch(Refund::isThrough);
        long amount = parts.stream().mapToLong(Refund::amount).sum();
        return first().view(through ? RefundView.Status.SUCCEEDED : RefundView.Status.PENDING, amount);
    }

    private Refund first() {
        return parts.get(0);
    }
}
