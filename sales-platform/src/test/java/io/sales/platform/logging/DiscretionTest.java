package io.sales.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DiscretionTest {

    private static final SQLException DRIVER = new SQLException("Key (email)=(ann@example.com) exists", "23505", 7);

    @Test
    void aStackTraceHasTheCodeOfADatabasesFailureAndNotItsWords() {
        var failure = new IllegalStateException("could not insert 'ann@example.com'", DRIVER);
        failure.addSuppressed(new SQLException("and ann@example.com", "40001"));

        assertThat(written(failure))
                .doesNotContain("ann@example.com")
                .contains("java.lang.IllegalStateException: SQL state 23505, code 7")
                .contains("Caused by: java.sql.SQLException: SQL state 23505, code 7")
                .contains("Suppressed: java.sql.SQLException: SQL state 40001")
                .contains("at io.sales.platform.logging.DiscretionTest");
    }

    @Test
    void otherFailuresAreWrittenAsTheyAre() {
        var failure = new IllegalStateException("two", new IllegalArgumentException("one"));

        assertThat(written(failure))
                .contains("IllegalStateException: two", "Caused by: java.lang.IllegalArgumentException: one");
        assertThat(Discretion.inWords(failure)).isEqualTo(failure.toString());
    }

    @Test
    void inWordsItIsTheSame() {
        assertThat(Discretion.inWords(new IllegalStateException("'ann@example.com'", DRIVER)))
                .isEqualTo("java.lang.IllegalStateException: SQL state 23505, code 7");
    }

    private static String written(Throwable failure) {
        var event = new LoggingEvent();
        event.setThrowableProxy(new ThrowableProxy(failure));
        return new DiscreetStackTraces().convert(event);
    }
}
