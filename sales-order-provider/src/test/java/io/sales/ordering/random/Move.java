package io.sales.ordering.random;

import io.sales.api.Caller;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One thing that somebody may do to an order, and what may come of it.
 *
 * @param name for the tally and for reports
 * @param key that it is sent with; {@link #NO_KEY} where there is none
 * @param call does it under a key, and returns what was answered
 * @param outcomes {@link #OK}, or the slugs that it may be refused with
 * @param repeatable whether doing it again is documented to change nothing
 */
record Move(
        String name, Caller by, String key, Function<String, Object> call, Set<String> outcomes, boolean repeatable) {

    static final String OK = "ok";
    static final String NO_KEY = "";

    /** Something legal, as far as its maker can see. */
    static Move legal(String name, Caller by, String key, Function<String, Object> call) {
        return new Move(name, by, key, call, Set.of(OK), true);
    }

    /** Something that must be refused with this slug. */
    static Move refused(String slug, String name, String key, Caller by, Function<String, Object> call) {
        return new Move(name, by, key, call, Set.of(slug), false);
    }

    Object make() {
        return call.apply(key);
    }

    boolean hasKey() {
        return !key.equals(NO_KEY);
    }

    /** The same where somebody else may come first, or the background. */
    Move or(Set<String> refusals) {
        var all = new TreeSet<>(outcomes);
        all.addAll(refusals);
        return new Move(name, by, key, call, all, repeatable);
    }

    Move once() {
        return new Move(name, by, key, call, outcomes, false);
    }
}
