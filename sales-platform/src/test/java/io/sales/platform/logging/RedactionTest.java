package io.sales.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The token of a provider, printed by Dubbo in every way it knows. */
@ExtendWith(OutputCaptureExtension.class)
class RedactionTest {

    private static final String SECRET = "5b6ca492-a51b-468e-828e-fd83b7181c4c";
    private static final String URL = "dubbo://[::1]:1/S?timeout=1&token=" + SECRET + "&warmup=2";
    private static final String ATTACHMENTS = "timeout=2;\ntoken=" + SECRET + ";\n";

    /** What was set first would hold for the tests that follow, as it is kept in system properties. */
    @AfterEach
    void forgetTheSettings() {
        for (LoggingSystemProperty property : LoggingSystemProperty.values()) {
            System.clearProperty(property.getEnvironmentVariableName());
        }
    }

    @Test
    void linesOfTextDoNotHaveIt(CapturedOutput output) {
        log("logging.level.root=INFO");

        assertThat(output)
                .doesNotContain(SECRET)
                .contains("token=***&warmup=2", "token=***;", "the cause at token=***");
        assertThat(output).contains("at " + RedactionTest.class.getName());
    }

    @Test
    void objectsDoNotHaveIt(CapturedOutput output) {
        log("logging.structured.format.console=ecs");

        assertThat(output)
                .doesNotContain(SECRET)
                .contains("{\"@timestamp\"", "token=***&warmup=2", "the cause at token=***");
    }

    /** The control: it is the pattern that hides it. */
    @Test
    void anotherPatternShowsIt(CapturedOutput output) {
        log("logging.pattern.console=%m%n");

        assertThat(output).contains(SECRET);
    }

    private static void log(String setting) {
        var context = new SpringApplicationBuilder(RedactionTest.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.import=classpath:sales-platform.yml", "--sales.registry=", "--" + setting);
        try {
            var log = LoggerFactory.getLogger(RedactionTest.class);
            log.warn("Failed to call {} with {}", URL, ATTACHMENTS);
            log.warn(
                    "It failed",
                    new IllegalStateException("at " + URL, new IllegalStateException("the cause at token=" + SECRET)));
        } finally {
            SpringApplication.exit(context);
        }
    }
}
