package io.sales.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rules of structure that can fail. A rule names what is allowed, never what is forbidden, because a forbidden package
 * that is misspelt forbids nothing; and each is shown a canary, a class in the tests that it must reject.
 */
public final class Structure {

    private static final List<String> VAGUE_SUFFIXES =
            List.of("Impl", "Util", "Utils", "Helper", "Manager", "DTO", "Dto", "VO", "Base");

    /** By root package: reading them takes seconds, and every rule needs them. */
    private static final Map<String, JavaClasses> PRODUCTION = new ConcurrentHashMap<>();

    private final String rootPackage;

    /**
     * @param rootPackage of the module, such as {@code io.sales.order}
     */
    public Structure(String rootPackage) {
        this.rootPackage = rootPackage;
    }

    /** Checks that the module keeps a rule, and that the rule rejects the canary. */
    public void require(ArchRule rule, Class<?> canary) {
        JavaClasses production = PRODUCTION.computeIfAbsent(rootPackage, Structure::production);
        assertThat(production).as("classes below %s", rootPackage).isNotEmpty();
        rule.check(production);
        var caged = new ClassFileImporter().importClasses(canary);
        assertThatThrownBy(() -> rule.check(caged))
                .as("%s must be rejected by: %s", canary, rule.getDescription())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(canary.getSimpleName());
    }

    private static JavaClasses production(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
    }

    /**
     * Classes of these packages may use only those. {@code java..} and jspecify are always allowed.
     *
     * @param packages ArchUnit package patterns
     * @param allowed ArchUnit package patterns
     */
    public static ArchRule mayUseOnly(List<String> packages, String... allowed) {
        var all = new ArrayList<>(Arrays.asList(allowed));
        all.addAll(List.of("java..", "org.jspecify.annotations.."));
        return classesIn(packages)
                .should()
                .onlyDependOnClassesThat(isInAny(all))
                .as("classes of %s use only %s".formatted(packages, all));
    }

    /** No class is called by a word that could stand for anything. */
    public static ArchRule namesSaySomething() {
        return classes().should(notEndIn(VAGUE_SUFFIXES));
    }

    /** State changes through named acts, not through setters. */
    public static ArchRule noSetters() {
        return noMethods()
                .that()
                .arePublic()
                .should()
                .haveNameMatching("set[A-Z].*")
                .as("no public setters")
                .allowEmptyShould(true);
    }

    private static GivenClassesConjunction classesIn(List<String> packages) {
        return classes().that().resideInAnyPackage(packages.toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> isInAny(List<String> packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new))
                .or(DescribedPredicate.describe(
                        "primitives and arrays of them",
                        type -> type.getBaseComponentType().isPrimitive()));
    }

    private static ArchCondition<JavaClass> notEndIn(List<String> suffixes) {
        return new ArchCondition<>("not end in " + suffixes) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean vague = suffixes.stream().anyMatch(type.getSimpleName()::endsWith);
                events.add(new SimpleConditionEvent(
                        type, !vague, type.getName() + (vague ? " ends" : " does not end") + " in one of " + suffixes));
            }
        };
    }
}
