package io.sales.api.catalogue;

/** Whether a product can be seen and bought. */
public enum ProductStatus {
    /** Being prepared; never been on the shelf. */
    DRAFT,
    /** On the shelf: anyone sees it, customers can buy it. */
    LISTED,
    /** Taken off the shelf; orders already placed are unaffected. */
    DELISTED
}
