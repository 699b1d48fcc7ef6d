package io.sales.benchmark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    /** Java's own count of the same, for which the kernel is asked another way. */
    @Test
    void isWhatThisProcessHasUsed() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        double before = system.getProcessCpuTime() / 1e9;
        double read = CpuTime.ofProcess(ProcessHandle.current().pid()).seconds();
        double after = system.getProcessCpuTime() / 1e9;

        assertThat(read).isBetween(before - 0.05, after + 0.05);
    }

    @Test
    void countsTheChildren() throws Exception {
        long self = ProcessHandle.current().pid();
        double before =
                CpuTime.ofFamily(self).seconds() - CpuTime.ofProcess(self).seconds();

        new ProcessBuilder("bash", "-c", "for ((i = 0; i < 200000; i++)); do :; done")
                .start()
                .waitFor();

        double after =
                CpuTime.ofFamily(self).seconds() - CpuTime.ofProcess(self).seconds();
        assertThat(after).isGreaterThan(before + 0.05);
    }

    @Test
    void isNothingForAProcessThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThat(CpuTime.ofProcess(gone.pid()).seconds()).isZero();
    }
}
