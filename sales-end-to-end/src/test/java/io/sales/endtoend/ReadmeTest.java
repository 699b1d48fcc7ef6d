package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name exists: every link, every path, every class, every code. */
class ReadmeTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
    private static final Pattern CLASS = Pattern.compile("\\bio\\.sales(?:\\.[a-z]+)+\\.[A-Z]\\w+");
    private static final Pattern SOURCE = Pattern.compile("^.*/src/(?:main|test)/java/(?=.*\\.java$)");
    private static final Pattern MODULE_OR_PATH = Pattern.compile("`((?:sales-[a-z-]+|config|docs)(?:/[\\w./@-]+)?)`");
    private static final Pattern SLUG_ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\d{3} \\|");
    private static final Pattern SLUG_CONSTANT = Pattern.compile("String [A-Z_]+ = \"([a-z-]+)\"");

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(found(LINK, document).filter(link -> !link.startsWith("http")))
                .allMatch(link -> Files.exists(document.resolveSibling(link)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathExists(Path document) throws IOException {
        assertThat(found(MODULE_OR_PATH, document)).allMatch(path -> Files.exists(REPOSITORY.resolve(path)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassExists(Path document) throws IOException {
        Set<String> classes = sources();
        assertThat(found(CLASS, document)).allMatch(classes::contains, "is a class");
    }

    @Test
    void theCodesAreThoseOfTheContract() throws IOException {
        Set<String> listed = found(SLUG_ROW, REPOSITORY.resolve("README.md")).collect(Collectors.toSet());
        Set<String> defined = Stream.of(
                        "sales-api/src/main/java/io/sales/api/Slugs.java",
                        "sales-gateway/src/main/java/io/sales/gateway/problem/EdgeSlugs.java")
                .flatMap(source -> found(SLUG_CONSTANT, REPOSITORY.resolve(source)))
                .collect(Collectors.toSet());
        defined.removeAll(Set.of("unknown-order", "invalid-settlement"));

        assertThat(listed).isEqualTo(defined);
    }

    @Test
    void theContinuousIntegrationRunsTheTestCommand() throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("README.md"))).contains("```\nmvn verify\n```");
        assertThat(Files.readString(REPOSITORY.resolve(".ci/run"))).contains("mvn -B -ntp verify\n");
    }

    @Test
    void theCheckFindsSomethingToCheck() {
        Path readme = REPOSITORY.resolve("README.md");
        assertThat(found(LINK, readme)).hasSizeGreaterThan(4);
        assertThat(found(CLASS, readme)).hasSizeGreaterThan(10);
        assertThat(found(MODULE_OR_PATH, readme)).hasSizeGreaterThan(2);
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> decisions = Files.list(REPOSITORY.resolve("docs/decisions"))) {
            return Stream.concat(
                            Stream.of("README.md", "docs/payment-providers.md").map(REPOSITORY::resolve), decisions)
                    .toList();
        }
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(ReadmeTest::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(MatchResult match) {
        return match.groupCount() == 0 ? match.group() : match.group(1);
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files.map(Path::toString)
                    .filter(file -> SOURCE.matcher(file).find())
                    .map(file -> SOURCE.matcher(file).replaceFirst(""))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }
}
