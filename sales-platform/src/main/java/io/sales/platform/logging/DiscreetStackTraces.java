package io.sales.platform.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/** Writes stack traces with {@linkplain Discretion discretion}, whoever logs them: in lines of text and in JSON. */
public class DiscreetStackTraces extends ThrowableHandlingConverter implements StackTracePrinter {

    private final StackTracePrinter printer =
            StandardStackTracePrinter.rootLast().withFormatter(Discretion::inWords);

    @Override
    public String convert(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy thrown
                ? System.lineSeparator() + printer.printStackTraceToString(thrown.getThrowable())
                : "";
    }

    @Override
    public void printStackTrace(Throwable thrown, Appendable to) throws IOException {
        printer.printStackTrace(thrown, to);
    }
}
