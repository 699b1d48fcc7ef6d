package io.sales.platform.rpc.foreign;

import java.util.List;

/** A service to be called by those who may, and by those who may not. */
public interface Shelf {

    /** How many there are. */
    int count(List<?> things);
}
