package io.sales.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.platform.id.Cursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    @Test
    void survivesTheWayThroughACursor() {
        var moment = new Moment(Instant.parse("2026-03-04T05:06:07.123456Z"), "prd_1");
        assertThat(Moment.decode("products", moment.encoded("products"))).isEqualTo(moment);
    }

    @Test
    void noCursorIsTheStart() {
        assertThat(Moment.decode("products", null)).isEqualTo(Moment.START);
    }

    /** Times and ids that a database would choke on. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "9223372036854775807", "soon", ""})
    void timesThatCannotBeAreRefused(String micros) {
        refused(Cursor.after("products", micros, "prd_1").encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u0000"})
    void idsThatCannotBeAreRefused(String id) {
        refused(Cursor.after("products", 1, id).encoded());
    }

    @Test
    void anotherListsCursorIsRefused() {
        refused(new Moment(Instant.EPOCH, "prd_1").encoded("orders"));
    }

    private static void refused(String cursor) {
        assertThatThrownBy(() -> Moment.decode("products", cursor))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(Slugs.INVALID_REQUEST));
    }
}
