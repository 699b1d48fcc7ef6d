package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.platform.id.Digest;

/** A request with an idempotency key to do something to an order, in the form in which two of them can be compared. */
interface KeyedRequest {

    /** Of what the request makes; every copy of the request arrives at the same one. */
    String id();

    /** Of what is asked for; another request under the same key arrives at another. */
    String hash();

    Caller caller();

    String orderId();

    /**
     * @param kind prefix of the id
     * @param path of the route, with its ids
     */
    static String id(String kind, Caller caller, String path, String idempotencyKey) {
        return Digest.of(caller.id(), "POST " + path, idempotencyKey).id(kind);
    }
}
