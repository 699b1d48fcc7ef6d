package io.sales.launcher.process;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a process is there for, in the order of starting; stopping goes the other way. */
public enum Role {
    REGISTRY,
    DATABASE,
    PAYMENT,
    INVENTORY,
    ORDER,
    GATEWAY;

    /** Whether a process of this role needs the others to be ready before it can start. */
    public boolean needsOthers() {
        return compareTo(PAYMENT) > 0;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
