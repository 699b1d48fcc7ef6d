package io.sales.benchmark.order;

import io.sales.benchmark.system.CpuTime;
import java.util.List;
import java.util.Map;

/** Where a system keeps its data, and where the reference works beside it. */
interface Site {

    /** An empty place for the reference's tables, for JDBC, with user and password. */
    String reference();

    /** The scripts that make the reference's tables, on the class path. */
    List<String> tables();

    /** The orders' database, for JDBC, with user and password. */
    String orders();

    /** The same of inventory. */
    String inventory();

    /**
     * An order's id in SQL, scattered like the real ones, which are digests.
     *
     * @param number of the order, in SQL
     */
    String orderId(String number);

    /** Writes out what is changed, where that is done at times of the server's own choice. */
    void settle();

    /** What the server is and how it is set, under {@code version} the former. */
    Map<String, String> description();

    CpuTime cpuTime();
}
