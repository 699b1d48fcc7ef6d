package io.sales.inventory;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import io.sales.inventory.catalogue.NewSkus;
import io.sales.testing.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the module is built, as rules that can fail: each must reject the canary beside it. */
class ArchitectureTest {

    private static final String ROOT = "io.sales.inventory";
    private static final String CATALOGUE = ROOT + ".catalogue";
    private static final String STOCK = ROOT + ".stock";

    private final Structure module = new Structure(ROOT);

    @Test
    void productsKnowTheContractAndJpaAlone() {
        module.require(
                Structure.mayUseOnly(
                        List.of(CATALOGUE + ".domain"), CATALOGUE + ".domain", "io.sales.api..", "jakarta.persistence"),
                io.sales.inventory.catalogue.domain.CanaryThatKnowsSpring.class);
    }

    @Test
    void movingUnitsIsPureThought() {
        module.require(
                Structure.mayUseOnly(List.of(STOCK + ".domain"), STOCK + ".domain", "io.sales.api.."),
                io.sales.inventory.stock.domain.CanaryThatReadsTables.class);
    }

    @Test
    void theCatalogueKnowsNeitherStockNorTheWire() {
        module.require(
                Structure.mayUseOnly(
                        List.of(CATALOGUE),
                        CATALOGUE,
                        CATALOGUE + ".domain",
                        "io.sales.platform.input",
                        "io.sales.api",
                        "io.sales.api.catalogue",
                        "io.sales.platform.audit",
                        "io.sales.platform.db",
                        "io.sales.platform.id",
                        "jakarta.persistence",
                        "org.springframework.dao",
                        "org.springframework.stereotype",
                        "tools.jackson.."),
                io.sales.inventory.catalogue.CanaryThatKnowsStock.class);
    }

    @Test
    void stockKnowsOfTheCatalogueOnlyThatThereAreNewSkus() {
        module.require(
                classes()
                        .that()
                        .resideInAnyPackage(STOCK + "..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideOutsideOfPackage(CATALOGUE + "..").or(equivalentTo(NewSkus.class))),
                io.sales.inventory.stock.CanaryThatKnowsProducts.class);
    }

    @Test
    void stockKnowsSqlAndNotTheWire() {
        module.require(
                Structure.mayUseOnly(
                        List.of(STOCK),
                        STOCK,
                        STOCK + ".domain",
                        CATALOGUE,
                        "io.sales.platform.input",
                        "io.micrometer.core.instrument",
                        "io.sales.api",
                        "io.sales.api.stock",
                        "io.sales.platform.audit",
                        "io.sales.platform.db",
                        "io.sales.platform.id",
                        "io.sales.platform.logging",
                        "org.slf4j",
                        "org.springframework.beans.factory",
                        "javax.sql",
                        "org.springframework.jdbc.core..",
                        "org.springframework.stereotype"),
                io.sales.inventory.stock.CanaryThatKnowsTheWire.class);
    }

    @Test
    void adaptersOnlyPassOn() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + "..rpc"),
                        CATALOGUE,
                        STOCK,
                        "io.sales.api..",
                        "io.sales.platform.audit",
                        "io.sales.platform.db",
                        "io.sales.platform.rpc",
                        "org.apache.dubbo.config.annotation"),
                io.sales.inventory.stock.rpc.CanaryThatReadsTables.class);
    }

    @Test
    void nobodySeesAnAdapter() {
        module.require(
                classes().that(resideInAnyPackage(ROOT + "..rpc")).should().bePackagePrivate(),
                io.sales.inventory.stock.rpc.CanaryThatReadsTables.class);
    }

    @Test
    void namesSaySomething() {
        module.require(Structure.namesSaySomething(), io.sales.inventory.stock.CanaryHelper.class);
    }

    @Test
    void stateChangesThroughActs() {
        module.require(Structure.noSetters(), io.sales.inventory.stock.CanaryWithSetter.class);
    }
}
