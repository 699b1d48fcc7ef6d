package io.sales.api.order;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import java.time.Instant;

/**
 * The life of an order. Served by the order provider.
 *
 * <p>Every command with an idempotency key is safe to repeat for ever: caller, order and key decide which thing it makes,
 * the first copy makes it, every later copy finds it. An order that is not the caller's is {@code not-found}, except to
 * staff.
 */
public interface OrderService {

    /**
     * Places an order and holds its stock until {@code payBy}.
     *
     * @throws SalesException {@code invalid-request}, {@code forbidden}, {@code sku-not-sellable},
     *     {@code mixed-currencies}, {@code idempotency-key-reused}, {@code unavailable}
     */
    PlaceOrderAnswer place(PlaceOrder command) throws SalesException;

    /**
     * @throws SalesException {@code not-found}
     */
    OrderView order(Caller caller, String orderId) throws SalesException;

    /**
     * Orders, newest first.
     *
     * @throws SalesException {@code invalid-request}
     */
    Page<OrderView> orders(SearchOrders query) throws SalesException;

    /**
     * Charges what the order owes. A declined charge is an answer with status FAILED, and so bound to its key; an unknown
     * outcome is PENDING and found out later.
     *
     * @throws SalesException {@code invalid-request}, {@code not-found}, {@code illegal-transition},
     *     {@code payment-pending}, {@code idempotency-key-reused}
     */
    Answer<PaymentView> pay(PayOrder command) throws SalesException;

    /**
     * Calls off units that have not shipped. Their stock goes back and so does their money.
     *
     * @throws SalesException {@code invalid-request}, {@code not-found}, {@code illegal-transition},
     *     {@code idempotency-key-reused}
     */
    Answer<CancellationView> cancel(CancelOrder command) throws SalesException;

    /**
     * Records that units of a confirmed order left the house.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}, {@code not-found}, {@code illegal-transition},
     *     {@code idempotency-key-reused}
     */
    Answer<ShipmentView> ship(ShipOrder command) throws SalesException;

    /**
     * Records that a parcel has arrived. Idempotent. The order is COMPLETED when all that is live has been delivered.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}
     */
    ShipmentView deliver(Caller caller, String orderId, String shipmentId) throws SalesException;

    /**
     * Asks to send delivered units back. Each may be in one open return, and come back once.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}, {@code not-found}, {@code illegal-transition} for
     *     more than can be sent back, {@code idempotency-key-reused}
     */
    Answer<ReturnView> requestReturn(RequestReturn command) throws SalesException;

    /**
     * Lets the requested units come back. Idempotent.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}, {@code illegal-transition} if it was rejected
     */
    ReturnView approveReturn(Caller caller, String orderId, String returnId) throws SalesException;

    /**
     * Leaves the requested units with the customer. Idempotent.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}, {@code illegal-transition} if it was approved
     */
    ReturnView rejectReturn(Caller caller, String orderId, String returnId) throws SalesException;

    /**
     * Records units of an approved return that came back, and what becomes of them. Their stock follows; whether money
     * goes back is another decision. The return is RECEIVED when all that was requested has come back. Idempotent by
     * key where there is one; without one, each call is another part.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}, {@code not-found}, {@code illegal-transition} for
     *     more than is still to come back, {@code idempotency-key-reused}
     */
    Answer<ReturnView> receiveReturn(ReceiveReturn command) throws SalesException;

    /**
     * Pays back some or all of what was charged.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}, {@code not-found}, {@code illegal-transition},
     *     {@code refund-exceeds-charge}, {@code idempotency-key-reused}
     */
    Answer<RefundView> refund(RefundOrder command) throws SalesException;

    /**
     * Who did what to the order and when, oldest first.
     *
     * @throws SalesException {@code not-found}, {@code invalid-request}
     */
    Page<HistoryEntry> history(Caller caller, String orderId, PageRequest page) throws SalesException;

    /**
     * Answers when an order could be placed now: this database and inventory's can both be reached.
     *
     * @return the order database's time
     * @throws SalesException {@code unavailable} otherwise
     */
    Instant ready() throws SalesException;
}
