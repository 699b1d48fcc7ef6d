package io.sales.endtoend.fuzz;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Signs of what an answer must never show: how the system is built. */
final class Inside {

    private static final Pattern SIGN = Pattern.compile(
            // A line of a stack trace, or the name of a class.
            "\\bat [a-z]\\w*(\\.[\\w$<>]+)+\\(|\\b\\w+(Exception|Error|Throwable)\\b(?=[:( ;.]|$)|\\bCaused by\\b"
                    + "|\\b(java|javax|jakarta|jdk|sun)\\.[a-z]+\\.[A-Za-z]|\\b(org|com|io|net|tools)\\.[a-z0-9]+\\.[A-Za-z]"
                    + "|\\bio\\.sales\\b|\\[L?[a-z]+(\\.[a-z]+)+;|\\$Proxy\\d|\\$\\$"
                    // SQL, and what drivers say.
                    + "|\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ORDER"
                    + " BY|WHERE|SQLSTATE|SQLState)\\b|\\bjdbc:|\\[\\d{5}-\\d{3}]|violates \\w+[ -]\\w+"
                    + " constraint|invalid byte sequence|syntax error at"
                    // What it is made of.
                    + "|(?i:hibernate|postgres|\\bh2\\b|dubbo|zookeeper|hikari|jackson|spring"
                    + " ?framework|tomcat|catalina)");

    private Inside() {}

    static Optional<String> seenIn(String text) {
        return SIGN.matcher(text).results().map(MatchResult::group).findFirst();
    }
}
