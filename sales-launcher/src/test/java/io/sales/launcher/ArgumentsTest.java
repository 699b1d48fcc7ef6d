package io.sales.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.launcher.system.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void upTakesItsOptionsInAnyOrder() {
        assertThat(parse("up")).isEqualTo(new Arguments.Up(Optional.empty(), OptionalInt.empty(), false));
        assertThat(parse("up --fresh --instances 3 --db postgres"))
                .isEqualTo(new Arguments.Up(Optional.of(DatabaseKind.POSTGRES), OptionalInt.of(3), true));
        assertThat(parse("up --db h2 --instances 10"))
                .isEqualTo(new Arguments.Up(Optional.of(DatabaseKind.H2), OptionalInt.of(10), false));
    }

    @Test
    void theOtherCommandsAreUnderstood() {
        assertThat(parse("ps")).isEqualTo(new Arguments.Ps(false));
        assertThat(parse("ps --json")).isEqualTo(new Arguments.Ps(true));
        assertThat(parse("stop order-1")).isEqualTo(new Arguments.Stop("order-1"));
        assertThat(parse("start order-1")).isEqualTo(new Arguments.Start("order-1"));
        assertThat(parse("demo")).isEqualTo(new Arguments.Demo());
        assertThat(parse("down")).isEqualTo(new Arguments.Down());
        assertThat(parse("--help")).isEqualTo(parse("help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart",
                "up --now",
                "up --db",
                "up --db oracle",
                "up --db existing",
                "up --instances",
                "up --instances 0",
                "up --instances 11",
                "up --instances two",
                "ps --xml",
                "ps --json twice",
                "stop",
                "start",
                "stop order-1 order-2",
                "down --fresh",
                "demo twice"
            })
    void anythingElseIsNot(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageError.class);
    }

    @Test
    void anEmptyLineIsNotUnderstood() {
        assertThatThrownBy(() -> Arguments.parse(List.of())).isInstanceOf(UsageError.class);
    }

    private static Arguments parse(String line) {
        return Arguments.parse(List.of(line.split(" ")));
    }
}
