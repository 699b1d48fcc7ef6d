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

    /** For this process, which offers the load, and every part of a system; its own database server is one. */
    public static CpuMeter of(SalesSystem system) {
        var parts = new LinkedHashMap<String, Supplier<CpuTime>>();
        parts.put("driver", () -> CpuTime.ofProcess(ProcessHandle.current().pid()));
        system.processes().forEach((role, pids) -> parts.put(role, () -> CpuTime.ofProcesses(pids)));
        return new CpuMeter(parts);
    }

    /** The same, with one part more, or with another way to look at it. */
    public CpuMeter with(String part, Supplier<CpuTime> time) {
        var more = new LinkedHashMap<>(parts);
        more.put(part, time);
        return new CpuMeter(more);
    }

    /** The seconds each part has used since it began. */
    public Map<String, Double> read() {
        var seconds = new LinkedHashMap<String, Double>();
        parts.forEach((name, time) -> seconds.put(name, time.get().seconds()));
        return seconds;
    }

    /**
     * The seconds each part has used since.
     *
     * @param before what was read then
     */
    public Map<String, Double> since(Map<String, Double> before) {
        var used = read();
        used.replaceAll((part, seconds) -> seconds - before.getOrDefault(part, 0.0));
        return used;
    }
}
