package io.sales.ordering.payment;

import org.springframework.stereotype.Service;

/** Has the payment provider asked now about what waits for it, given up or not. What does not wait is left alone. */
@Service
public class PaymentQuestions {

    private final PaymentFollowUp charges;
    private final RefundSender refunds;

    PaymentQuestions(PaymentFollowUp charges, RefundSender refunds) {
        this.charges = charges;
        this.refunds = refunds;
    }

    public void askNow(PaymentSubject subject) {
        switch (subject.kind()) {
            case CHARGE -> charges.queue().hasten(subject.id());
            case REFUND -> refunds.queue().hasten(subject.id());
        }
    }
}
