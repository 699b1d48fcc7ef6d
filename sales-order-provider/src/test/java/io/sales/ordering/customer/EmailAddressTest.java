package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Slugs;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways of writing are one address. Characters that a reader could not tell apart are written as escapes. */
class EmailAddressTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "case, ANN@Example.COM, ann@example.com",
        "full width, \uff41nn@example.com, ann@example.com",
        "a full-width at sign, ann\uff20example.com, ann@example.com",
        "an accent of its own, jose\u0301@example.com, jos\u00e9@example.com",
        "sharp s, stra\u00dfe@example.com, STRASSE@example.com",
        "capital sharp s, stra\u1e9ee@example.com, stra\u00dfe@example.com",
        "final sigma, \u03bf\u03b4\u03bf\u03c2@example.com, \u039f\u0394\u039f\u03a3@example.com",
        "an accent that case takes apart, \u0390@example.com, \u0399\u0308\u0301@example.com",
        "capital dotted i, \u0130@example.com, i\u0307@example.com",
        "the Kelvin sign, \u212a@example.com, k@example.com",
        "a ligature, \ufb01nn@example.com, FINN@example.com",
        "a space without width, an\u200bn@example.com, ann@example.com",
        "a soft hyphen, an\u00adn@example.com, ann@example.com",
        "blanks around it, ' ann@example.com ', ann@example.com",
        "a domain in two scripts, ann@b\u00fccher.example, ann@xn--bcher-kva.example",
        "the same in capitals, ann@B\u00dcCHER.example, ann@XN--BCHER-KVA.example",
        "an ideographic full stop, ann@example\u3002com, ann@example.com",
    })
    void oneAddressInTwoWays(String what, String one, String other) {
        assertThat(EmailAddress.key(one)).as(what).isEqualTo(EmailAddress.key(other));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dotless i, \u0131@example.com, i@example.com",
        "capital dotted i, \u0130@example.com, i@example.com",
        "a Cyrillic a, \u0430nn@example.com, ann@example.com",
        "a Cyrillic a in the domain, ann@ex\u0430mple.com, ann@example.com",
        "sharp s in a domain, ann@fa\u00df.example, ann@fass.example",
        "a tag, ann+shop@example.com, ann@example.com",
        "a dot, a.nn@example.com, ann@example.com",
    })
    void twoAddressesThatLookAlike(String what, String one, String other) {
        assertThat(EmailAddress.key(one)).as(what).isNotEqualTo(EmailAddress.key(other));
    }

    /** What the JDK offers tells neither apart what is different nor together what is the same. */
    @Test
    void theJdksOwnComparisonWouldNotDo() {
        assertThat("\u0131@example.com".equalsIgnoreCase("i@example.com")).isTrue();
        assertThat("stra\u1e9ee".toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .isNotEqualTo("stra\u00dfe".toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(EmailAddress.key("MIKE@EXAMPLE.COM")).isEqualTo("mike@example.com");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void comparingWhatIsComparedChangesNothing() {
        for (String text :
                new String[] {"Stra\u1e9ee@B\u00fccher.example", "\u0390\u0130@\u03a3.example", "no address", ""}) {
            String key = EmailAddress.key(text);
            assertThat(EmailAddress.key(key)).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "a@b@c",
                "a\uff20b@c",
                "a b@c",
                "a\u00a0b@c",
                "\u200b@example.com",
                "a\u0000@example.com",
                "a\u0085@example.com",
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text)).hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
    }

    @Test
    void anAddressThatUnfoldsBeyondTheLimitIsRefused() {
        String unfolding = "\ufdfa".repeat(60) + "@example.com";
        assertThat(unfolding).hasSizeLessThan(EmailAddress.MAX_LENGTH);
        assertThatThrownBy(() -> EmailAddress.of(unfolding)).hasFieldOrPropertyWithValue("slug", Slugs.INVALID_REQUEST);
        assertThat(EmailAddress.of("\u00df".repeat(64) + "@example.com").compared())
                .hasSize(128 + "@example.com".length());
    }
}
