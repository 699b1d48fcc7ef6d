package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program that refuses to run as root: as nobody, in a user namespace of its own. The files stay root's.
 *
 * @param prefix of the command line; empty if we are not root
 */
record Unprivileged(List<String> prefix) {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    static Unprivileged find() {
        if (!isRoot(List.of())) {
            return new Unprivileged(List.of());
        }
        if (isRoot(NAMESPACE)) {
            throw new Failure(
                    "PostgreSQL refuses to run as root, and this machine does not let `unshare -U` make a user"
                            + " namespace. Run ./sales as another user, or use --db h2.");
        }
        return new Unprivileged(NAMESPACE);
    }

    List<String> run(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** Whether a program that is run like this is root. If it cannot be run like this, it is. */
    private static boolean isRoot(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String user = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() != 0 || user.equals("0");
        } catch (IOException noSuchProgram) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }
}
