package io.sales.launcher.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line of a Java process: the Java that runs the launcher, and as little memory as does the work. */
final class JavaCommand {

    /** From here on Java warns of what our libraries do, unless it is allowed. */
    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    private final List<String> options = new ArrayList<>();

    /**
     * @param heapMebibytes the most that objects may take
     */
    JavaCommand(int heapMebibytes) {
        options.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + heapMebibytes + "m",
                // After a burst the heap shrinks again.
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40",
                "-Xss512k",
                // Several processes share few cores; of the collectors this one takes the least of both.
                "-XX:+UseSerialGC",
                // Half the CPU time of a start, and a quarter of the memory: docs/decisions/0006-first-compiler-only.md
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_ACCESS) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
    }

    JavaCommand option(String option) {
        options.add(option);
        return this;
    }

    JavaCommand options(List<String> more) {
        options.addAll(more);
        return this;
    }

    /** Has Java use what is recorded of the classes that the program loads. */
    JavaCommand withClassesOf(Program program) {
        return Files.exists(program.classArchive()) ? option("-XX:SharedArchiveFile=" + program.classArchive()) : this;
    }

    /** Has Java record them when the program ends, if nobody has yet. */
    JavaCommand recordingClassesOf(Program program) {
        return Files.exists(program.classArchive())
                ? this
                : option("-XX:ArchiveClassesAtExit=" + program.classArchive());
    }

    List<String> run(Program program, String... arguments) {
        return run(program.classPathFile(), program.mainClass(), arguments);
    }

    List<String> run(Path classPathFile, String mainClass, String... arguments) {
        var command = new ArrayList<>(options);
        command.add("@" + classPathFile);
        command.add(mainClass);
        command.addAll(Arrays.asList(arguments));
        return List.copyOf(command);
    }
}
