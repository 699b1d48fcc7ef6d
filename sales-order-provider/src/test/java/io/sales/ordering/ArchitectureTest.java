package io.sales.ordering;

import io.sales.testing.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the module is built, as rules that can fail: each must reject the canary beside it. */
class ArchitectureTest {

    private static final String ROOT = "io.sales.ordering";

    private final Structure module = new Structure(ROOT);

    @Test
    void theAggregateKnowsNeitherItsWireNorItsNeighbours() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".order"),
                        ROOT,
                        ROOT + ".order",
                        ROOT + ".work",
                        "io.sales.api..",
                        "io.sales.platform.audit",
                        "io.sales.platform.db",
                        "io.sales.platform.id",
                        "io.sales.platform.input",
                        "jakarta.persistence",
                        "org.hibernate.annotations",
                        "org.springframework.stereotype",
                        "org.springframework.dao",
                        "org.springframework.boot.context.properties..",
                        "tools.jackson.databind.json",
                        "tools.jackson.databind"),
                io.sales.ordering.order.CanaryThatCallsAway.class);
    }

    @Test
    void peopleAndOrdersDoNotMeet() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".customer"),
                        ROOT,
                        ROOT + ".customer",
                        "com.ibm.icu.text",
                        "io.sales.api",
                        "io.sales.api.customer",
                        "io.sales.api.staff",
                        "io.sales.platform.audit",
                        "io.sales.platform.db",
                        "io.sales.platform.id",
                        "io.sales.platform.input",
                        "jakarta.persistence",
                        "org.apache.dubbo.config.annotation",
                        "org.slf4j",
                        "org.springframework..",
                        "tools.jackson.."),
                io.sales.ordering.customer.CanaryThatReadsOrders.class);
    }

    @Test
    void paymentKnowsTheOrderAndNeitherTheWireNorAnyProvider() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".payment"),
                        ROOT + ".payment",
                        ROOT + ".order",
                        ROOT + ".work",
                        "io.sales.api..",
                        "io.sales.platform.db",
                        "io.sales.platform.id",
                        "io.sales.platform.input",
                        "org.springframework.jdbc.core",
                        "org.springframework.stereotype"),
                io.sales.ordering.payment.CanaryThatSettles.class);
    }

    @Test
    void aNotificationCannotReachAnOrder() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".payment.notification"),
                        ROOT + ".payment",
                        ROOT + ".payment.notification",
                        "io.micrometer.core.instrument",
                        "javax.crypto..",
                        "io.sales.api",
                        "io.sales.api.payment",
                        "io.sales.platform.db",
                        "org.slf4j",
                        "org.springframework.beans.factory",
                        "org.springframework.jdbc.core",
                        "org.springframework.stereotype"),
                io.sales.ordering.payment.notification.CanaryThatBooks.class);
    }

    @Test
    void aProvidersAdapterKnowsOnlyWhatItPlugsInto() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".payment.simulated"),
                        ROOT + ".payment",
                        ROOT + ".payment.notification",
                        ROOT + ".payment.simulated",
                        "io.sales.api",
                        "io.sales.api.payment",
                        "io.sales.platform.db",
                        "org.springframework..",
                        "tools.jackson.."),
                io.sales.ordering.payment.simulated.CanaryThatLooksAtOrders.class);
    }

    @Test
    void backgroundWorkKnowsNoFeature() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".work"),
                        ROOT + ".work",
                        "io.sales.api",
                        "io.sales.platform.db",
                        "io.sales.platform.input",
                        "io.sales.platform.logging",
                        "io.sales.platform.rpc",
                        "jakarta.persistence",
                        "org.slf4j",
                        "org.springframework.."),
                io.sales.ordering.work.CanaryThatKnowsOrders.class);
    }

    @Test
    void whoShowsOperationsReadsNoTables() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".operations"),
                        ROOT + ".operations",
                        ROOT + ".order",
                        ROOT + ".payment",
                        ROOT + ".stock",
                        ROOT + ".work",
                        "io.micrometer.core.instrument",
                        "io.sales.api",
                        "io.sales.api.operation",
                        "io.sales.platform.audit",
                        "io.sales.platform.db",
                        "io.sales.platform.input",
                        "org.apache.dubbo.config.annotation",
                        "org.springframework.context.annotation",
                        "org.springframework.stereotype"),
                io.sales.ordering.operations.CanaryThatReadsTables.class);
    }

    @Test
    void whoTakesPeopleOutOfOrdersReadsNoTables() {
        module.require(
                Structure.mayUseOnly(
                        List.of(ROOT + ".departure"),
                        ROOT + ".customer",
                        ROOT + ".departure",
                        ROOT + ".order",
                        "io.sales.platform.db",
                        "org.slf4j",
                        "org.springframework.stereotype"),
                io.sales.ordering.departure.CanaryThatReadsTables.class);
    }

    @Test
    void namesSaySomething() {
        module.require(Structure.namesSaySomething(), io.sales.ordering.order.CanaryHelper.class);
    }

    @Test
    void stateChangesThroughActs() {
        module.require(Structure.noSetters(), io.sales.ordering.order.CanaryWithSetter.class);
    }
}
