package io.sales.launcher.system;

import java.nio.file.Path;

/**
 * A program as it was when it was started: a copy, since a build replaces the original under the running process.
 *
 * @param classPathFile holds the {@code -cp} option
 */
record Program(Path classPathFile, String mainClass) {

    /** What this Java has loaded of it before, ready to be mapped into memory; there if it was recorded. */
    Path classArchive() {
        return classPathFile.resolveSibling("classes-%s.jsa".formatted(Runtime.version()));
    }
}
