package io.sales.gateway;

import static io.sales.testing.Structure.mayUseOnly;

import io.sales.gateway.canary.calling.Calling;
import io.sales.gateway.canary.problem.Nosy;
import io.sales.gateway.canary.remote.Answering;
import io.sales.gateway.canary.resource.Meddling;
import io.sales.gateway.canary.resource.RequestHelper;
import io.sales.testing.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.sales.gateway";
    private static final String[] RESOURCE_LIBRARIES = {
        "io.sales.api",
        ROOT + ".web",
        ROOT + ".problem",
        ROOT + ".security",
        ROOT + ".docs",
        "jakarta.validation..",
        "io.swagger.v3.oas.annotations..",
        "org.springframework.http",
        "org.springframework.stereotype",
        "org.springframework.web.bind.annotation",
        "tools.jackson.databind"
    };

    private final Structure structure = new Structure(ROOT);

    @Test
    void resourcesKnowTheirOwnContractAndNoOtherResource() {
        requireResource("customer", "io.sales.api.customer");
        requireResource("product", "io.sales.api.catalogue");
        requireResource("stock", "io.sales.api.stock");
        requireResource("payment", "io.sales.api.payment");
        requireResource("order", "io.sales.api.order", "io.sales.api.stock");
        requireResource("staff", "io.sales.api.staff");
        requireResource(
                "audit",
                "io.sales.api.audit",
                "io.sales.platform.input",
                "org.springframework.beans.factory.annotation");
        requireResource("operation", "io.sales.api.operation", "org.springframework.core.convert.converter");
    }

    private void requireResource(String name, String... contracts) {
        var allowed = new ArrayList<>(List.of(RESOURCE_LIBRARIES));
        allowed.addAll(List.of(contracts));
        allowed.add(ROOT + "." + name);
        structure.require(
                mayUseOnly(List.of(ROOT + "." + name, ROOT + ".canary.resource"), allowed.toArray(String[]::new)),
                Meddling.class);
    }

    @Test
    void onlyRemoteKnowsThatCallsAreMadeByDubbo() {
        structure.require(
                mayUseOnly(
                        List.of(
                                ROOT,
                                ROOT + ".audit",
                                ROOT + ".customer",
                                ROOT + ".docs",
                                ROOT + ".health",
                                ROOT + ".limits",
                                ROOT + ".operation",
                                ROOT + ".order",
                                ROOT + ".payment",
                                ROOT + ".problem",
                                ROOT + ".product",
                                ROOT + ".security",
                                ROOT + ".staff",
                                ROOT + ".stock",
                                ROOT + ".web",
                                ROOT + ".canary.calling"),
                        "io.sales..",
                        "io.swagger..",
                        "io.github.bucket4j..",
                        "com.fasterxml.jackson.annotation..",
                        // What the description's library knows types by.
                        "com.fasterxml.jackson.databind",
                        "com.github.benmanes.caffeine.cache..",
                        "com.nimbusds..",
                        "io.micrometer.core.instrument",
                        "jakarta..",
                        "org.apache.catalina..",
                        "org.apache.coyote..",
                        "org.apache.tomcat..",
                        "org.hibernate.validator.constraints..",
                        "org.slf4j..",
                        "org.springdoc..",
                        "org.springframework..",
                        "tools.jackson.."),
                Calling.class);
    }

    @Test
    void remoteKnowsTheContractAndNothingOfHttp() {
        structure.require(
                mayUseOnly(
                        List.of(ROOT + ".remote", ROOT + ".canary.remote"),
                        ROOT + ".remote",
                        "com.netflix.concurrency.limits..",
                        "io.github.resilience4j.circuitbreaker..",
                        "io.micrometer.core.instrument",
                        "io.sales.api..",
                        "io.sales.platform.rpc..",
                        "jakarta.validation.constraints",
                        "org.apache.dubbo..",
                        "org.slf4j..",
                        "org.springframework.."),
                Answering.class);
    }

    @Test
    void problemsAndShapesKnowNoResource() {
        structure.require(
                mayUseOnly(
                        List.of(ROOT + ".problem", ROOT + ".canary.problem"),
                        ROOT + ".problem",
                        "io.sales.api",
                        "io.sales.api.stock",
                        "io.sales.platform.rpc",
                        "io.swagger.v3.oas.annotations..",
                        "jakarta.servlet..",
                        "org.apache.catalina..",
                        "org.apache.tomcat..",
                        "org.slf4j..",
                        "org.springframework..",
                        "tools.jackson.."),
                Nosy.class);
    }

    @Test
    void namesSaySomething() {
        structure.require(Structure.namesSaySomething(), RequestHelper.class);
    }

    @Test
    void nothingHasSetters() {
        structure.require(Structure.noSetters(), Meddling.class);
    }
}
