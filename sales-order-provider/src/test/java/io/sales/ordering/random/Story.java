package io.sales.ordering.random;

import static io.sales.api.Slugs.ILLEGAL_TRANSITION;
import static io.sales.api.Slugs.INVALID_REQUEST;
import static io.sales.api.Slugs.IN_PROGRESS;
import static io.sales.api.Slugs.PAYMENT_PENDING;
import static io.sales.api.Slugs.REFUND_EXCEEDS_CHARGE;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.order.OrderStatus;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life of one order as its customer, the staff and everybody around them make it: a handful of steps, each chosen by
 * the dice from what can be seen of the order then.
 */
final class Story {

    /** What somebody may hear who was not the first. */
    private static final Set<String> LATE =
            Set.of(ILLEGAL_TRANSITION, PAYMENT_PENDING, REFUND_EXCEEDS_CHARGE, INVALID_REQUEST, IN_PROGRESS);

    private static final int MOST_STEPS = 14;

    private final Shop shop;
    private final Findings findings;
    private final Answers answers;
    private final Dice dice;
    private final Caller owner;
    private final Caller staff;
    private final Surroundings surroundings;

    Story(Shop shop, Findings findings, Answers answers, Dice dice, int number) {
        this.shop = shop;
        this.findings = findings;
        this.answers = answers;
        this.dice = dice;
        this.owner = new Caller("cus_" + number % 20, Role.CUSTOMER);
        this.staff = new Caller("cus_staff_" + number % 3, Role.STAFF);
        this.surroundings = new Surroundings(shop, findings, dice);
    }

    void run() throws Exception {
        Optional<String> placed = new Checkout(shop, findings, dice, owner, staff).order();
        if (placed.isEmpty()) {
            return;
        }
        answers.placed(placed.get());
        int steps = MOST_STEPS / 2 + dice.below(MOST_STEPS / 2);
        for (int i = 0; i < steps; i++) {
            Seen seen = look(placed.get());
            step(seen);
            surroundings.stir(seen);
        }
    }

    private Seen look(String orderId) {
        var seen = new Seen(shop.orders().order(owner, orderId));
        if (seen.booked() > seen.charged()) {
            findings.broken(
                    Invariant.NEVER_TOO_MUCH_BACK,
                    orderId,
                    "%d of %d are going back".formatted(seen.booked(), seen.charged()));
        }
        return seen;
    }

    private void step(Seen seen) throws Exception {
        var moves = new Moves(shop.orders(), dice, owner, staff, seen);
        if (moves.isEmpty() || dice.chance(12)) {
            mistake(seen, new Mistakes(shop.orders(), dice, owner, staff, seen).any());
        } else if (dice.chance(15)) {
            rush(seen, moves);
        } else {
            alone(seen, moves.any());
        }
    }

    /** Nobody else is at this order but the background, which does nothing to what people do to a paid one. */
    private void alone(Seen seen, Move move) {
        Outcome first = take(seen, move);
        if (first.isOk() && move.repeatable() && dice.chance(25)) {
            repeat(seen, move, first);
        }
    }

    private void repeat(Seen seen, Move move, Outcome first) {
        Outcome second = attempt(seen, move);
        findings.count("repeat");
        boolean once = move.hasKey() ? second.isReplay() : second.isOk();
        if (!once || !first.thing().equals(second.thing())) {
            findings.broken(
                    Invariant.ONE_EFFECT_PER_KEY,
                    seen.order().id(),
                    "%s was answered %s and then %s".formatted(move.name(), first, second));
        }
    }

    /** Several people at one order, who all saw it as it was before; some of them send the same. */
    private void rush(Seen seen, Moves moves) throws Exception {
        Move first = moves.any().or(LATE);
        List<Move> sides = new ArrayList<>(List.of(first));
        boolean copies = first.hasKey() && first.repeatable() && dice.chance(40);
        int others = 1 + dice.below(2);
        for (int i = 0; i < others; i++) {
            sides.add(copies ? first : moves.any().or(LATE));
        }
        List<Outcome> outcomes = Crowd.rush(sides.size(), side -> () -> take(seen, sides.get(side)));
        findings.count(copies ? "rush of copies" : "rush");
        if (copies) {
            requireOneEffect(seen, first, outcomes);
        }
    }

    private void requireOneEffect(Seen seen, Move move, List<Outcome> outcomes) {
        List<Outcome> done = outcomes.stream().filter(Outcome::isOk).toList();
        long effects = done.stream().filter(outcome -> !outcome.isReplay()).count();
        long things = done.stream().map(Outcome::thing).distinct().count();
        if (effects > 1 || things > 1) {
            findings.broken(
                    Invariant.ONE_EFFECT_PER_KEY,
                    seen.order().id(),
                    "copies of %s were answered %s".formatted(move.name(), outcomes));
        }
    }

    private void mistake(Seen seen, Move mistake) {
        int actsBefore = acts(seen, mistake.by());
        Outcome outcome = attempt(seen, mistake);
        findings.count("mistake");
        String orderId = seen.order().id();
        if (!mistake.outcomes().contains(outcome.word())) {
            findings.broken(
                    Invariant.REFUSED_CLEANLY, orderId, "%s was answered %s".formatted(mistake.name(), outcome));
        }
        findings.requireSame(
                Invariant.REFUSED_CLEANLY,
                orderId,
                "the number of acts after " + mistake.name(),
                acts(seen, mistake.by()),
                actsBefore);
        if (!seen.is(OrderStatus.AWAITING_PAYMENT)) {
            findings.requireSame(
                    Invariant.REFUSED_CLEANLY, orderId, "after " + mistake.name(), goods(look(orderId)), goods(seen));
        }
    }

    private int acts(Seen seen, Caller by) {
        return shop.jdbc()
                .queryForList(
                        "SELECT seq FROM order_history WHERE order_id = ? AND actor = ?",
                        Long.class,
                        seen.order().id(),
                        by.id())
                .size();
    }

    /** What the background never changes once an order is paid. */
    private static List<Object> goods(Seen seen) {
        return List.of(
                seen.order().lines(),
                seen.order().allowances(),
                seen.order().shipments(),
                seen.order().returns());
    }

    private Outcome take(Seen seen, Move move) {
        Outcome outcome = attempt(seen, move);
        String orderId = seen.order().id();
        findings.count(move.name() + " " + outcome.word());
        if (!move.outcomes().contains(outcome.word())) {
            findings.broken(
                    Invariant.LEGAL_IS_DONE,
                    orderId,
                    "%s was answered %s, not one of %s".formatted(move.name(), outcome, move.outcomes()));
        }
        if (outcome.isOk()) {
            answers.note(orderId, outcome.value());
            shop.meddle(move.name(), orderId);
        }
        return outcome;
    }

    private Outcome attempt(Seen seen, Move move) {
        try {
            return new Outcome(Move.OK, move.make());
        } catch (SalesException refusal) {
            return new Outcome(refusal.slug(), refusal);
        } catch (RuntimeException defect) {
            findings.broken(Invariant.LEGAL_IS_DONE, seen.order().id(), move.name() + " failed with " + defect);
            return new Outcome("defect", defect);
        }
    }

    /**
     * @param word {@link Move#OK} or the slug of the refusal
     * @param value the answer, or what was thrown
     */
    private record Outcome(String word, Object value) {

        boolean isOk() {
            return word.equals(Move.OK);
        }

        boolean isReplay() {
            return value instanceof Answer<?> answer && answer.replayed();
        }

        String thing() {
            return isOk() ? Answers.thing(value) : word;
        }
    }
}
