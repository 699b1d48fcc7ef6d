package io.sales.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** Does to a part of a line of text what {@link Redaction} does to JSON objects: {@code %redacted(...)} in log patterns. */
public class RedactedText extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return Redaction.of(text);
    }
}
