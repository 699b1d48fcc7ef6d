package io.sales.benchmark.overload;

import io.sales.benchmark.system.CpuTime;
import java.time.Duration;
import java.util.List;

/**
 * What offering load and standing at the door take of the processors that everybody shares.
 *
 * @param driver processors that this process keeps busy, or the seconds of one that it has used
 * @param gateway the same of the gateway
 */
record Busy(double driver, double gateway) {

    /** Since the processes began. */
    static Busy now(List<Long> gateways) {
        return new Busy(
                CpuTime.ofProcess(ProcessHandle.current().pid()).seconds(),
                CpuTime.ofProcesses(gateways).seconds());
    }

    Busy since(Busy before, Duration time) {
        double seconds = time.toMillis() / 1_000.0;
        return new Busy((driver - before.driver) / seconds, (gateway - before.gateway) / seconds);
    }
}
