package io.sales.gateway.canary.resource;

import io.sales.gateway.remote.Canary;

/** A resource that calls inventory behind the order provider and has a setter. */
public class Meddling {

    private io.sales.gateway.remote.@org.jspecify.annotations.Nullable Canary other;

    public void setOther(Canary changed) {
        other = changed;
    }

    public boolean isSet() {
        return other != null;
    }
}
