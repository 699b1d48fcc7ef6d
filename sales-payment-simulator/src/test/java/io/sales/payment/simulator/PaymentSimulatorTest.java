package io.sales.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSimulatorTest {

    private static final int COPIES = 24;

    @TempDir
    private Path data;

    private final ShiftedClock clock = new ShiftedClock();
    private PaymentServer server;
    private Merchant merchant;

    @BeforeEach
    void start() throws IOException {
        server = PaymentServer.start(new Settings(0, data, null), clock);
        merchant = Merchant.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    @ParameterizedTest
    @CsvSource({
        "tok_ok, captured, ''",
        "tok_declined, declined, card-declined",
        "tok_slow, pending, ''",
        "tok_never, pending, ''",
        "tok_whatever, declined, unknown-token"
    })
    void theTokenDecides(String token, String status, String declineCode) throws Exception {
        Merchant.Answer answer = merchant.charge("a1", 1250, token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("id")).startsWith("ch_");
        assertThat(answer.text("attemptId")).isEqualTo("a1");
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.number("amount")).isEqualTo(1250);
        assertThat(answer.text("currency")).isEqualTo("EUR");
        assertThat(answer.body().has("declineCode")).isEqualTo(!declineCode.isEmpty());
        assertThat(answer.text("declineCode")).isEqualTo(declineCode);
        assertThat(merchant.charge("a1")).isEqualTo(answer);
    }

    @Test
    void aRepeatGetsTheSameChargeAndOtherContentIsRefused() throws Exception {
        Merchant.Answer first = merchant.charge("a1", 1250, "tok_ok");

        assertThat(merchant.charge("a1", 1250, "tok_ok")).isEqualTo(first);
        for (Merchant.Answer other :
                List.of(merchant.charge("a1", 1251, "tok_ok"), merchant.charge("a1", 1250, "tok_never"))) {
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.text("code")).isEqualTo("attempt-reused");
        }
        assertThat(merchant.charge("a1")).isEqualTo(first);
    }

    @Test
    void racingCopiesMakeOneCharge() throws Exception {
        for (int round = 0; round < 10; round++) {
            String attempt = "a" + round;
            Set<Merchant.Answer> answers = new HashSet<>(race(() -> merchant.charge(attempt, 1250, "tok_ok")));

            assertThat(answers).hasSize(1);
            assertThat(answers.iterator().next().status()).isEqualTo(200);
        }
    }

    @Test
    void racingChargesAndCancellationsAgreeOnOneOutcome() throws Exception {
        for (int round = 0; round < 10; round++) {
            String attempt = "a" + round;
            race(IntStream.range(0, COPIES)
                    .<Callable<Merchant.Answer>>mapToObj(copy -> copy % 2 == 0
                            ? () -> merchant.charge(attempt, 1250, "tok_never")
                            : () -> merchant.cancel(attempt))
                    .toList());

            assertThat(merchant.charge(attempt).text("status")).isEqualTo("cancelled");
        }
    }

    @Test
    void aSlowChargeIsCapturedOnceItIsDueEvenAfterARestart() throws Exception {
        merchant.charge("a1", 1250, "tok_slow");
        restart();
        clock.forward(Charges.SLOW.minus(Duration.ofSeconds(2)));
        assertThat(merchant.charge("a1").text("status")).isEqualTo("pending");

        clock.forward(Duration.ofSeconds(2));

        assertThat(merchant.charge("a1").text("status")).isEqualTo("captured");
        assertThat(merchant.cancel("a1").text("status")).isEqualTo("captured");
        assertThat(merchant.refund("r1", "a1", 1250).status()).isEqualTo(200);
    }

    @Test
    void cancellingASlowChargeInTimeWins() throws Exception {
        merchant.charge("a1", 1250, "tok_slow");

        assertThat(merchant.cancel("a1").text("status")).isEqualTo("cancelled");

        clock.forward(Charges.SLOW.multipliedBy(2));
        assertThat(merchant.charge("a1", 1250, "tok_slow").text("status")).isEqualTo("cancelled");
        assertThat(merchant.refund("r1", "a1", 1).text("code")).isEqualTo("refund-exceeds-charge");
    }

    @Test
    void aLostAnswerIsFoundByAskingAgain() throws Exception {
        assertThatThrownBy(() -> merchant.charge("a1", 1250, "tok_lost")).isInstanceOf(IOException.class);

        assertThat(merchant.charge("a1").text("status")).isEqualTo("captured");
        assertThat(merchant.charge("a1", 1250, "tok_lost").text("status")).isEqualTo("captured");
    }

    @ParameterizedTest
    @CsvSource({"tok_ok, captured", "tok_declined, declined", "tok_never, cancelled"})
    void cancellingEndsOnlyWhatIsPending(String token, String after) throws Exception {
        merchant.charge("a1", 1250, token);

        assertThat(merchant.cancel("a1").text("status")).isEqualTo(after);
        assertThat(merchant.cancel("a1").text("status")).isEqualTo(after);
        assertThat(merchant.charge("a1", 1250, token).text("status")).isEqualTo(after);
    }

    @Test
    void anAttemptCancelledBeforeItIsMadeChargesNothing() throws Exception {
        Merchant.Answer cancelled = merchant.cancel("a1");
        restart();

        Merchant.Answer charged = merchant.charge("a1", 1250, "tok_ok");

        assertThat(charged).isEqualTo(cancelled);
        assertThat(charged.text("status")).isEqualTo("cancelled");
        assertThat(charged.number("amount")).isZero();
        assertThat(charged.text("currency")).isEqualTo("XXX");
    }

    @Test
    void refundsNeverExceedTheCharge() throws Exception {
        merchant.charge("a1", 1000, "tok_ok");

        Merchant.Answer first = merchant.refund("r1", "a1", 600);
        Merchant.Answer tooMuch = merchant.refund("r2", "a1", 401);
        Merchant.Answer rest = merchant.refund("r3", "a1", 400);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("id")).startsWith("re_");
        assertThat(first.text("status")).isEqualTo("succeeded");
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text("code")).isEqualTo("refund-exceeds-charge");
        assertThat(merchant.refund("r2").status()).isEqualTo(404);
        assertThat(rest.number("amount")).isEqualTo(400);
        assertThat(merchant.refund("r1")).isEqualTo(first);
    }

    @Test
    void racingRefundsOfOneChargeStayWithinIt() throws Exception {
        merchant.charge("a1", 1000, "tok_ok");

        var answers = race(IntStream.range(0, COPIES)
                .<Callable<Merchant.Answer>>mapToObj(copy -> () -> merchant.refund("r" + copy, "a1", 300))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(COPIES - 3);
    }

    @Test
    void aRepeatedRefundIsOneRefund() throws Exception {
        merchant.charge("a1", 1000, "tok_ok");
        merchant.charge("a2", 1000, "tok_ok");

        Set<Merchant.Answer> answers = new HashSet<>(race(() -> merchant.refund("r1", "a1", 600)));

        assertThat(answers).hasSize(1);
        assertThat(merchant.refund("r2", "a1", 400).status()).isEqualTo(200);
        for (Merchant.Answer other : List.of(merchant.refund("r1", "a1", 599), merchant.refund("r1", "a2", 600))) {
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.text("code")).isEqualTo("refund-reused");
        }
    }

    @Test
    void aRefundNeedsACharge() throws Exception {
        assertThat(merchant.refund("r1", "a1", 1).text("code")).isEqualTo("not-found");
        assertThat(merchant.charge("a1").status()).isEqualTo(404);
        merchant.charge("a2", 1000, "tok_declined");
        assertThat(merchant.refund("r1", "a2", 1).text("code")).isEqualTo("refund-exceeds-charge");
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        Merchant.Answer charge = merchant.charge("a1", 1000, "tok_ok");
        Merchant.Answer refund = merchant.refund("r1", "a1", 600);

        restart();

        assertThat(merchant.charge("a1", 1000, "tok_ok")).isEqualTo(charge);
        assertThat(merchant.refund("r1", "a1", 600)).isEqualTo(refund);
        assertThat(merchant.refund("r2", "a1", 401).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"amount\":1,\"currency\":\"EUR\",\"token\":\"t\",\"reference\":\"r\",\"more\":1}",
                "{\"amount\":1,\"currency\":\"EUR\",\"token\":\"t\"}",
                "{\"amount\":1,\"currency\":\"EUR\",\"token\":\"t\",\"reference\":null}",
                "{\"amount\":1,\"amount\":2,\"currency\":\"EUR\",\"token\":\"t\",\"reference\":\"r\"}",
                "{\"amount\":\"1\",\"currency\":\"EUR\",\"token\":\"t\",\"reference\":\"r\"}",
                "{\"amount\":1.5,\"currency\":\"EUR\",\"token\":\"t\",\"reference\":\"r\"}",
                "{\"amount\":0,\"currency\":\"EUR\",\"token\":\"t\",\"reference\":\"r\"}",
                "{\"amount\":1,\"currency\":\"euro\",\"token\":\"t\",\"reference\":\"r\"}",
                "{\"amount\":1,\"currency\":\"EUR\",\"token\":7,\"reference\":\"r\"}",
                "{\"amount\":1,\"currency\":\"EUR\",\"token\":\"\",\"reference\":\"r\"}",
                "{\"amount\":1,\"currency\":\"EUR\",\"token\":\"t\",\"reference\":\"r\"} {}"
            })
    void whatIsNotAChargeIsRefused(String body) throws Exception {
        Merchant.Answer answer = merchant.send("PUT", "/charges/a1", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("invalid-request");
        assertThat(merchant.charge("a1").status()).isEqualTo(404);
    }

    @Test
    void bodiesAreBoundedAndRoutesAreFew() throws Exception {
        assertThat(merchant.send("PUT", "/charges/a1", " ".repeat(Json.MAX_BODY + 1))
                        .status())
                .isEqualTo(413);
        assertThat(merchant.send("DELETE", "/charges/a1", "").status()).isEqualTo(405);
        assertThat(merchant.send("GET", "/charges/" + "a".repeat(129), "").text("code"))
                .isEqualTo("unknown-route");
        assertThat(merchant.send("GET", "/health", "").text("status")).isEqualTo("UP");
    }

    private List<Merchant.Answer> race(Callable<Merchant.Answer> call) throws Exception {
        return race(IntStream.range(0, COPIES).mapToObj(copy -> call).toList());
    }

    private static List<Merchant.Answer> race(List<Callable<Merchant.Answer>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<Merchant.Answer>();
            for (Future<Merchant.Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
