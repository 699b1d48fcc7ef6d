package io.sales.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Request;
import io.sales.faults.history.Verb;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaleTest {

    private final Random random = new Random(1);
    private final Sale sale = new Sale(0, "sale", List.of("SKU-1", "SKU-2"));

    @Test
    void anOrderIsPlacedFirst() {
        assertThat(next().verb()).isEqualTo(Verb.PLACE);
    }

    @Test
    void whatNobodyTookIsSentAgainAsItIs() {
        Request request = next();
        sale.answered(entry(request, Answer.refused(0, "connection-refused")), random);

        assertThat(next()).isEqualTo(request);
    }

    @Test
    void ofWhatIsUnknownSomeIsRepeatedAsItIsAndSomeIsLeft() {
        int repeated = 0;
        for (int i = 0; i < 100; i++) {
            var one = new Sale(0, "sale-" + i, List.of("SKU-1"));
            Request request = one.next(random).orElseThrow();
            one.answered(entry(request, Answer.unknown(504, "timeout")), random);
            if (!one.isOver()) {
                assertThat(one.next(random)).contains(request);
                repeated++;
            }
        }
        assertThat(repeated).isBetween(20, 80);
    }

    @Test
    void everyVerbComesUpAndEveryKeyIsNew() {
        var verbs = new HashSet<Verb>();
        var keys = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            var one = new Sale(0, "sale-" + i, List.of("SKU-1", "SKU-2"));
            for (var request = one.next(random); request.isPresent(); request = one.next(random)) {
                verbs.add(request.get().verb());
                assertThat(keys.add(request.get().identity())).isTrue();
                one.answered(entry(request.get(), Answer.acknowledged(201, "id_" + i, false, "SUCCEEDED")), random);
                if (one.isOver()) {
                    break;
                }
            }
        }
        assertThat(verbs).containsExactlyInAnyOrder(Verb.values());
    }

    private Request next() {
        return sale.next(random).orElseThrow();
    }

    private static Entry entry(Request request, Answer answer) {
        return new Entry(0, 0, 0, request, answer);
    }
}
