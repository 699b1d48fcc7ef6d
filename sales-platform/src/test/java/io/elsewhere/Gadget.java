package io.elsewhere;

import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** A class that no contract names, and that does something as it is read from the wire: what an attacker would send. Dubbo trusts
 * what shares three segments of its package with a service, so this shares none. */
public final class Gadget implements Serializable {

    public static final AtomicInteger made = new AtomicInteger();

    @Serial
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unused") // sent along
    private final String command;

    public Gadget(String command) {
        this.command = command;
    }

    @Serial
    private Object readResolve() {
        made.incrementAndGet();
        return this;
    }
}
