package io.sales.ordering.order;

/**
 * What a {@link KeyedRequest} has made, which every later copy of it finds.
 *
 * @param <V> what is answered
 */
interface Recorded<V> {

    String requestHash();

    /** As it is now. */
    V view();
}
