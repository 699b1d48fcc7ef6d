package io.sales.inventory.race;

/** What keeps racing callers from doing damage. In the instances of these tests each can be switched off. */
public enum Guard {
    GUARDED_UPDATE("guarded UPDATE"),
    ORDER_CLAIM("order claim"),
    REQUEST_HASH("request hash"),
    VERSION_FENCE("version fence"),
    TOMBSTONE("tombstone"),
    SORTED_LOCKS("sorted locks"),
    RETRY("retry of deadlocks"),
    EXPECTED_ON_HAND("expectedOnHand"),
    FRESH_LOOK("fresh look at the shelf"),
    ONE_TRANSACTION("one transaction per group");

    private final String text;

    Guard(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
