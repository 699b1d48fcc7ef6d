package io.sales.gateway.remote;

import org.springframework.stereotype.Component;

/** What stands before every call to a provider: see {@link Capacity} and {@link Circuits}. */
@Component
class Guards {

    private final Capacity capacity;
    private final Circuits circuits;

    Guards(Capacity capacity, Circuits circuits) {
        this.capacity = capacity;
        this.circuits = circuits;
    }

    <T> T ordering(Class<T> contract, T remote) {
        return Refusing.around(contract, remote, capacity, circuits.ordering());
    }

    <T> T inventory(Class<T> contract, T remote) {
        return Refusing.around(contract, remote, capacity, circuits.inventory());
    }
}
