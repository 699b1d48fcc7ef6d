package io.sales.endtoend.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Signs of what an answer must never show: how the system is built. */
final class Inside {

    private static final List<Sign> SIGNS = List.of(
            // A line of a stack trace, or the name of a class.
            new Sign("\\bat [a-z]\\w*(\\.[\\w$<>]+)+\\(", "("),
            new Sign("\\b\\w+(Exception|Error|Throwable)\\b(?=[:( ;.]|$)", "Exception", "Error", "Throwable"),
            new Sign("\\bCaused by\\b", "Caused by"),
            new Sign(
                    "\\b(java|javax|jakarta|jdk|sun)\\.[a-z]+\\.[A-Za-z]",
                    "java.",
                    "javax.",
                    "jakarta.",
                    "jdk.",
                    "sun."),
            new Sign("\\b(org|com|io|net|tools)\\.[a-z0-9]+\\.[A-Za-z]", "org.", "com.", "io.", "net.", "tools."),
            new Sign("\\bio\\.sales\\b", "io.sales"),
            new Sign("\\[L?[a-z]+(\\.[a-z]+)+;", ";"),
            new Sign("\\$Proxy\\d|\\$\\$", "$"),
            // SQL, and what drivers say.
            new Sign("\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\\b", "SELECT", "INSERT INTO", "UPDATE", "DELETE FROM"),
            new Sign("\\b(CREATE TABLE|ORDER BY|WHERE)\\b", "CREATE TABLE", "ORDER BY", "WHERE"),
            new Sign("\\b(SQLSTATE|SQLState)\\b", "SQLS"),
            new Sign("\\bjdbc:", "jdbc:"),
            new Sign("\\[\\d{5}-\\d{3}]", "["),
            new Sign("violates \\w+([ -]\\w+)? constraint", "violates "),
            new Sign("invalid byte sequence|syntax error at", "invalid byte sequence", "syntax error at"));

    /** What it is made of, in lower case. */
    private static final List<Sign> PARTS = List.of(
            new Sign("hibernate", "hibernate"),
            new Sign("postgres", "postgres"),
            new Sign("\\bh2\\b", "h2"),
            new Sign("dubbo", "dubbo"),
            new Sign("zookeeper", "zookeeper"),
            new Sign("hikari", "hikari"),
            new Sign("jackson", "jackson"),
            new Sign("spring ?framework", "spring"),
            new Sign("tomcat", "tomcat"),
            new Sign("catalina", "catalina"));

    private Inside() {}

    static Optional<String> seenIn(String text) {
        return seenIn(text, SIGNS).or(() -> seenIn(text.toLowerCase(Locale.ROOT), PARTS));
    }

    private static Optional<String> seenIn(String text, List<Sign> signs) {
        for (Sign sign : signs) {
            Optional<String> seen = sign.seenIn(text);
            if (seen.isPresent()) {
                return seen;
            }
        }
        return Optional.empty();
    }

    /**
     * A pattern, and the texts of which one is in whatever it matches: to look for those is quick, and most answers have none.
     */
    private record Sign(Pattern pattern, List<String> clues) {

        Sign(String pattern, String... clues) {
            this(Pattern.compile(pattern), List.of(clues));
        }

        Optional<String> seenIn(String text) {
            return clues.stream().anyMatch(text::contains)
                    ? pattern.matcher(text).results().map(MatchResult::group).findFirst()
                    : Optional.empty();
        }
    }
}
