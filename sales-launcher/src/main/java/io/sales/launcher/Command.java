package io.sales.launcher;

/** What one call of {@code ./sales} does. */
interface Command {

    /**
     * @throws io.sales.launcher.process.Failure if it cannot, with what a person must know
     */
    void run();
}
