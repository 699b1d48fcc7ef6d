package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The full matrix of states and verbs, written down a second time. */
class OrderVerbTest {

    private static final Map<OrderState, Set<OrderVerb>> LEGAL = Map.of(
            OrderState.AWAITING_PAYMENT, Set.of(OrderVerb.PAY, OrderVerb.CANCEL, OrderVerb.EXPIRE),
            OrderState.CONFIRMED, Set.of(OrderVerb.CANCEL, OrderVerb.SHIP, OrderVerb.DELIVER),
            OrderState.COMPLETED, Set.of(),
            OrderState.CANCELLED, Set.of(),
            OrderState.VOID, Set.of());

    @ParameterizedTest
    @MethodSource("matrix")
    void isLegalJustWhereTheTableSays(OrderState state, OrderVerb verb) {
        assertThat(LEGAL).containsKey(state);
        if (LEGAL.getOrDefault(state, Set.of()).contains(verb)) {
            assertThatCode(() -> verb.requireLegalIn(state)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> verb.requireLegalIn(state))
                    .isInstanceOf(SalesException.class)
                    .hasFieldOrPropertyWithValue("slug", Slugs.ILLEGAL_TRANSITION)
                    .hasMessageContaining(state.name());
        }
    }

    static Stream<Arguments> matrix() {
        return Stream.of(OrderState.values())
                .flatMap(state -> Stream.of(OrderVerb.values()).map(verb -> Arguments.of(state, verb)));
    }
}
