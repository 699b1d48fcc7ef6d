package io.sales.benchmark.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.Shortage;
import io.sales.benchmark.load.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.dubbo.remoting.TimeoutException;
import org.apache.dubbo.rpc.RpcException;
import org.junit.jupiter.api.Test;

class PromisesTest {

    private final Promises promises = new Promises();

    @Test
    void countsUnitsGrantedAndHoldsDeclined() {
        promises.note(new HoldAnswer.Granted(
                true,
                List.of(
                        new GrantedLine("A", "a", 2, new Money(1, "EUR")),
                        new GrantedLine("B", "b", 3, new Money(1, "EUR")))));
        promises.note(new HoldAnswer.Short(List.of(new Shortage("A", 1, 0))));

        assertThat(promises.granted()).isEqualTo(5);
        assertThat(promises.declined()).isEqualTo(1);
    }

    /** The first answer is lost after the hold was booked: the books have the unit, and so must we. */
    @Test
    void asksAgainForWhatItDoesNotKnow() throws Exception {
        var booked = new HashSet<String>();
        HoldSender losingFirstAnswers = command -> booked.add(command.orderId())
                ? CompletableFuture.failedFuture(new TimeoutException(true, null, null, "too late"))
                : granted(false);
        var subject = new HoldSubject(losingFirstAnswers, random -> "A", promises, new SplittableRandom(1));

        assertThat(subject.call().toCompletableFuture().get()).isEqualTo(Outcome.FAILED);
        assertThat(subject.call().toCompletableFuture().get()).isEqualTo(Outcome.FAILED);
        assertThat(promises.granted()).as("before it is cleared up").isZero();
        promises.clearUp(losingFirstAnswers);

        assertThat(promises.granted()).isEqualTo(2).isEqualTo(booked.size());
        assertThat(promises.failures()).isEqualTo(Map.of("no-answer-in-time", 2L));
    }

    @Test
    void saysSoIfItIsNeverKnown() {
        promises.lost(command("ord_1"), new RpcException("away"));

        assertThatThrownBy(() -> promises.clearUp(command -> {
                    throw new RpcException("still away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ord_1");
    }

    @Test
    void aRefusalIsCountedByItsSlug() {
        HoldSender refusing = command -> CompletableFuture.failedFuture(new SalesException("unavailable", "Not now."));
        var subject = new HoldSubject(refusing, random -> "A", promises, new SplittableRandom(1));

        assertThat(subject.call()).isCompletedWithValue(Outcome.FAILED);
        assertThat(promises.failures()).isEqualTo(Map.of("unavailable", 1L));
    }

    @Test
    void everyHoldIsForAnotherOrder() {
        Set<String> orders = new HashSet<>();
        HoldSender sender = command -> {
            assertThat(command.orderId()).matches("ord_[0-9a-z]{25}");
            orders.add(command.orderId());
            return granted(true);
        };
        var subject = new HoldSubject(sender, random -> "A", promises, new SplittableRandom(1));

        for (int i = 0; i < 10_000; i++) {
            subject.call();
        }

        assertThat(orders).hasSize(10_000);
    }

    private static CompletableFuture<HoldAnswer> granted(boolean fresh) {
        return CompletableFuture.completedFuture(
                new HoldAnswer.Granted(fresh, List.of(new GrantedLine("A", "a", 1, new Money(1, "EUR")))));
    }

    private static HoldStock command(String orderId) {
        return new HoldStock(orderId, 1, "hash", "cus_1", List.of(new SkuQuantity("A", 1)));
    }
}
