package io.sales.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.gateway.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ShapesTest {

    /** The examples of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
                "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}|{\"a\":null}|{}",
                "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
                "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
                "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
                "[\"a\",\"b\"]|[\"c\",\"d\"]|[\"c\",\"d\"]",
                "{\"a\":\"b\"}|[\"c\"]|[\"c\"]",
                "{\"a\":\"foo\"}|null|null",
                "{\"a\":\"foo\"}|\"bar\"|\"bar\"",
                "{\"e\":null}|{\"a\":1}|{\"e\":null,\"a\":1}",
                "[1,2]|{\"a\":\"b\",\"c\":null}|{\"a\":\"b\"}",
                "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
            })
    void mergesAsTheStandardSays(String target, String patch, String outcome) {
        var mapper = new JsonMapper();
        assertThat(MergePatch.merged(mapper.readTree(target), mapper.readTree(patch)))
                .isEqualTo(mapper.readTree(outcome));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"abc|abc", "\"abc\"|abc", " \"abc\" |abc", "\"a\\\"b\"|a\"b", "\"abc|\"abc", "a\"b|a\"b"})
    void readsKeysBareAndQuoted(String header, String key) {
        assertThat(IdempotencyKey.parse(new String[] {header}).value()).isEqualTo(key);
    }

    @Test
    void takesKeysUpToTheLimit() {
        String longest = "k".repeat(255);
        assertThat(IdempotencyKey.parse(new String[] {longest}).value()).isEqualTo(longest);
        assertThat(IdempotencyKey.parse(new String[] {'"' + longest + '"'}).value())
                .isEqualTo(longest);
        assertThatThrownBy(() -> IdempotencyKey.parse(new String[] {longest + "k"}))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "W/1", "\"1\" \"2\"", "\"1\",", "*,\"1\""})
    void refusesWhatIsNoListOfEntityTags(String header) {
        assertThatThrownBy(() -> IfMatch.parse(header)).isInstanceOf(Refusal.class);
    }
}
