package io.sales.api.customer;

import java.io.Serializable;
import java.util.List;

/**
 * Sessions that are over.
 *
 * @param ids in the order in which they became known, at most 1,000
 * @param position to ask from next time
 */
public record EndedSessionsView(List<String> ids, long position) implements Serializable {}
