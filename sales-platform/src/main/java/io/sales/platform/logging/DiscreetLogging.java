package io.sales.platform.logging;

import ch.qos.logback.classic.PatternLayout;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/** Lets log patterns say {@code %discreet} and {@code %redacted(...)}. It runs before the first pattern is read. */
public class DiscreetLogging implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put("discreet", DiscreetStackTraces::new);
        PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put("redacted", RedactedText::new);
    }
}
