package io.sales.gateway;

import io.sales.api.audit.AuditService;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.operation.OperationService;
import io.sales.api.order.OrderService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.staff.StaffService;
import io.sales.api.stock.StockService;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The whole gateway on a free port, without registry and providers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            "dubbo.enabled=false",
            "sales.registry=",
            "sales.tokens.signing-keys=target/test-secrets/signing-keys"
        })
@MockitoBean(
        types = {
            OrderService.class,
            StaffService.class,
            PaymentNotificationService.class,
            OperationService.class,
            CustomerService.class,
            CatalogueService.class,
            StockService.class
        })
@MockitoBean(name = "orderAudit", types = AuditService.class)
@MockitoBean(name = "inventoryAudit", types = AuditService.class)
@Import(Http.class)
public @interface GatewayTest {}
