package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.endtoend.LocalSystem.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the heaps of our processes hold once all garbage is gone, sample after sample. */
final class LiveHeap {

    private static final Set<String> OURS = Set.of("gateway", "order", "inventory", "payment");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    /** Caches that are still filling, and whatever is under way at the moment. */
    private static final double MOST_GROWTH = 1.2;

    private static final long SLACK = 4 << 20;

    private final List<Map<String, Long>> samples = new ArrayList<>();

    /** Adds a sample of every process. */
    LiveHeap sample(LocalSystem system) {
        var sample = new TreeMap<String, Long>();
        for (Instance one : system.ps()) {
            if (OURS.contains(one.role())) {
                sample.put(one.name(), live(one.pid()));
            }
        }
        return add(sample);
    }

    /**
     * @param sample bytes by name of a process
     */
    LiveHeap add(Map<String, Long> sample) {
        samples.add(sample);
        return this;
    }

    /** That no sample is much above the first. */
    void requireFlat() {
        assertThat(samples).hasSizeGreaterThan(1);
        for (Map<String, Long> later : samples.subList(1, samples.size())) {
            later.forEach((name, bytes) -> assertThat(bytes)
                    .as("live heap of %s: %s", name, this)
                    .isLessThan((long) (samples.get(0).getOrDefault(name, 0L) * MOST_GROWTH) + SLACK));
        }
    }

    /** Counting what is live collects what is not. */
    private static long live(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            Matcher total = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(total.find()).as("a histogram of process %s", pid).isTrue();
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In MiB. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        samples.get(0)
                .keySet()
                .forEach(name -> text.append(name)
                        .append(' ')
                        .append(samples.stream()
                                .map(sample -> "%.1f".formatted(sample.getOrDefault(name, 0L) / 1_048_576.0))
                                .toList())
                        .append(' '));
        return text + "MiB";
    }
}
