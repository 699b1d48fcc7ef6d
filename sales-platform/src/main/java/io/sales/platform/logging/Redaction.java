package io.sales.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Blots out the tokens with which providers are called. Dubbo keeps them among a provider's settings, and prints those in
 * its messages about calls that failed or took long.
 *
 * <p>This is for logs of JSON objects; {@link RedactedText} does the same to lines of text.
 */
public final class Redaction implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final Pattern TOKEN = Pattern.compile("\\btoken=[^&;,\\s]+");

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, Redaction::of));
    }

    static String of(String text) {
        return TOKEN.matcher(text).replaceAll("token=***");
    }
}
