package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of legal moves is the picture in the README, in both directions. */
class OrderVerbTest {

    @ParameterizedTest
    @EnumSource
    void thePictureShowsWhatIsLegal(OrderState state) throws IOException {
        assertThat(StateDiagram.ofReadme().legalIn(state))
                .as("out of %s", state)
                .isEqualTo(OrderVerb.legalIn(state));
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbIsLegalSomewhere(OrderVerb verb) {
        assertThat(OrderState.values())
                .anyMatch(state -> OrderVerb.legalIn(state).contains(verb));
    }

    @Test
    void thePictureIsRead() throws IOException {
        assertThat(StateDiagram.ofReadme().edges()).hasSizeGreaterThan(15);
    }
}
