package io.sales.benchmark.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reads how much processor time each part of the system has used. */
public final class CpuMeter {

    private final Map<String, Supplier<CpuTime>> parts;

    /**
     * @param parts by name, each as of now
     */
    public CpuMeter(Map<String, Supplier<CpuTime>> parts) {
        this.parts = new LinkedHashMap<>(parts);
    }

    /** The seconds each part has used since it began. */
    public Map<String, Double> read() {
        var seconds = new LinkedHashMap<String, Double>();
        parts.forEach((name, time) -> seconds.put(name, time.get().seconds()));
        return seconds;
    }
}
