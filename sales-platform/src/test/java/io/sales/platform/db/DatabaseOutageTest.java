package io.sales.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database says of itself, and what of our statements. */
class DatabaseOutageTest {

    /** The pool rolls back on a connection that it has thrown away, and that is all that anybody hears. */
    @Test
    void aConnectionThatWasThrownAwayIsAnOutage() {
        assertThat(DatabaseOutage.isCauseOf(new SQLException("Connection is closed")))
                .isTrue();
    }

    @Test
    void ofH2sGeneralErrorsThoseOfItsFilesAreAnOutage() {
        String full = "General error: \"org.h2.mvstore.MVStoreException: Writing to FileChannel failed; length 4096\"";

        assertThat(DatabaseOutage.isCauseOf(new SQLException(full, "HY000", 50_000)))
                .isTrue();
        assertThat(DatabaseOutage.isCauseOf(new SQLException("General error: \"null\"", "HY000", 50_000)))
                .isFalse();
    }

    /** It would be opened again for every statement that is refused. */
    @ParameterizedTest
    @CsvSource({"08006, true", "90098, true", "25006, false", "90097, false", "53100, false"})
    void aConnectionToADatabaseThatOnlyReadsIsKept(String state, boolean broken) {
        assertThat(DatabaseOutage.breaks(new SQLException("so it is", state))).isEqualTo(broken);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "57P01, true", // PostgreSQL: shutting down
        "53100, true", // PostgreSQL: disk full
        "25006, true", // PostgreSQL: may only read
        "90097, true", // H2: may only read
        "90031, true", // H2: disk
        "90098, true", // H2: closed
        "23505, false", // duplicate key
        "23514, false", // check violated
        "40001, false", // to be tried again
        "42601, false", // syntax
        "57014, false" // PostgreSQL: took too long
    })
    void thereIsAnOutageOrAMistake(String state, boolean outage) {
        var failure = new IllegalStateException(new SQLException("so it is", state));

        assertThat(DatabaseOutage.isCauseOf(failure)).isEqualTo(outage);
    }
}
