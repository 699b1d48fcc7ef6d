package io.sales.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Slugs;
import org.junit.jupiter.api.Test;

/** Ids, hashes and cursors. */
class DigestTest {

    @Test
    void theSamePartsGiveTheSameIdAndOthersAnother() {
        assertThat(Digest.of("ann", "POST /orders", "key").id("ord"))
                .isEqualTo(Digest.of("ann", "POST /orders", "key").id("ord"))
                .isNotEqualTo(Digest.of("ann", "POST /orders", "other").id("ord"))
                .matches("ord_[0-9a-hjkmnp-tv-z]{25}");
    }

    @Test
    void whereOnePartEndsMatters() {
        assertThat(Digest.of("ab", "c").hex()).isNotEqualTo(Digest.of("a", "bc").hex());
    }

    @Test
    void aCursorComesBackAndOnlyToItsList() {
        String cursor = Cursor.after("orders", 42L, "ord_1").encoded();

        assertThat(Cursor.decode("orders", 2, cursor).number(0)).isEqualTo(42);
        assertThat(Cursor.decode("orders", 2, cursor).text(1)).isEqualTo("ord_1");
        for (String forged : new String[] {"", "?", cursor + "x", "x".repeat(2_000)}) {
            assertThatThrownBy(() -> Cursor.decode("orders", 2, forged).number(0))
                    .as(forged)
                    .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
        }
        assertThatThrownBy(() -> Cursor.decode("products", 2, cursor))
                .hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }
}
