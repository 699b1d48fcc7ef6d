package io.sales.gateway.remote;

import io.sales.api.audit.AuditService;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.operation.OperationService;
import io.sales.api.order.OrderService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.staff.StaffService;
import io.sales.api.stock.StockService;
import java.util.ArrayList;
import java.util.List;
import org.apache.dubbo.config.MethodConfig;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.apache.dubbo.config.spring.reference.ReferenceBeanBuilder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Every reference of this process. A command is sent once, because only its sender knows whether to repeat it; a read is
 * sent a second time, to another instance, when the first did not answer.
 *
 * <p>Built rather than annotated: of {@code @DubboReference} on a bean method, Dubbo drops what it says about methods.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dubbo.enabled", matchIfMissing = true)
@EnableDubbo
class Providers {

    private static final int COMMAND_MS = 4_000;
    private static final int READ_MS = 2_000;
    private static final int PROBE_MS = 1_500;
    /** Proving the books reads all of them. */
    private static final int PROOF_MS = 30_000;

    @Bean
    ReferenceBean<OrderService> remoteOrders() {
        return new Calls()
                .once(COMMAND_MS, "place", "pay", "cancel", "ship", "deliver", "refund")
                .once(COMMAND_MS, "requestReturn", "approveReturn", "rejectReturn", "receiveReturn")
                .twice(READ_MS, "order", "orders", "history")
                .once(PROBE_MS, "ready")
                .to(OrderService.class);
    }

    @Bean
    ReferenceBean<PaymentNotificationService> remotePaymentNotifications() {
        return new Calls().once(COMMAND_MS, "receive").to(PaymentNotificationService.class);
    }

    @Bean
    ReferenceBean<OperationService> remoteOperations() {
        return new Calls()
                .once(COMMAND_MS, "retry", "dismiss")
                .twice(READ_MS, "operations")
                .to(OperationService.class);
    }

    @Bean
    ReferenceBean<CustomerService> remoteCustomers() {
        return new Calls()
                .once(COMMAND_MS, "register", "signIn", "refresh", "signOut", "change", "changePassword", "delete")
                .twice(READ_MS, "customer")
                .once(PROBE_MS, "endedSessions")
                .to(CustomerService.class);
    }

    @Bean
    ReferenceBean<StaffService> remoteStaff() {
        return new Calls()
                .once(COMMAND_MS, "create", "change")
                .twice(READ_MS, "member", "members")
                .to(StaffService.class);
    }

    @Bean
    ReferenceBean<AuditService> remoteOrderAudit() {
        return new Calls().twice(READ_MS, "entries").to(AuditService.class, AuditService.ORDERS);
    }

    @Bean
    ReferenceBean<AuditService> remoteInventoryAudit() {
        return new Calls().twice(READ_MS, "entries").to(AuditService.class, AuditService.INVENTORY);
    }

    @Bean
    ReferenceBean<CatalogueService> remoteCatalogue() {
        return new Calls()
                .once(COMMAND_MS, "create", "change", "list")
                .twice(READ_MS, "product", "search")
                .to(CatalogueService.class);
    }

    @Bean
    ReferenceBean<StockService> remoteStock() {
        return new Calls()
                .once(COMMAND_MS, "adjust", "watch")
                .once(PROOF_MS, "reconcile")
                .twice(READ_MS, "levels", "movements", "lowStock", "lowStockEvents")
                .to(StockService.class);
    }

    @Bean
    @Primary
    OrderService orders(@Qualifier("remoteOrders") OrderService remote, Guards guards) {
        return guards.ordering(OrderService.class, remote);
    }

    @Bean
    @Primary
    PaymentNotificationService paymentNotifications(
            @Qualifier("remotePaymentNotifications") PaymentNotificationService remote, Guards guards) {
        return guards.ordering(PaymentNotificationService.class, remote);
    }

    @Bean
    @Primary
    OperationService operations(@Qualifier("remoteOperations") OperationService remote, Guards guards) {
        return guards.ordering(OperationService.class, remote);
    }

    @Bean
    @Primary
    CustomerService customers(@Qualifier("remoteCustomers") CustomerService remote, Guards guards) {
        return guards.ordering(CustomerService.class, remote);
    }

    @Bean
    @Primary
    StaffService staff(@Qualifier("remoteStaff") StaffService remote, Guards guards) {
        return guards.ordering(StaffService.class, remote);
    }

    @Bean
    AuditService orderAudit(@Qualifier("remoteOrderAudit") AuditService remote, Guards guards) {
        return guards.ordering(AuditService.class, remote);
    }

    @Bean
    AuditService inventoryAudit(@Qualifier("remoteInventoryAudit") AuditService remote, Guards guards) {
        return guards.inventory(AuditService.class, remote);
    }

    @Bean
    @Primary
    CatalogueService catalogue(@Qualifier("remoteCatalogue") CatalogueService remote, Guards guards) {
        return guards.inventory(CatalogueService.class, remote);
    }

    @Bean
    @Primary
    StockService stock(@Qualifier("remoteStock") StockService remote, Guards guards) {
        return guards.inventory(StockService.class, remote);
    }

    /** The methods of one contract, each with its time limit and how often it is sent. */
    private static final class Calls {

        private final List<MethodConfig> methods = new ArrayList<>();

        Calls once(int timeoutMs, String... names) {
            return add(timeoutMs, 0, names);
        }

        Calls twice(int timeoutMs, String... names) {
            return add(timeoutMs, 1, names);
        }

        private Calls add(int timeoutMs, int retries, String... names) {
            for (String name : names) {
                var method = new MethodConfig();
                method.setName(name);
                method.setTimeout(timeoutMs);
                method.setRetries(retries);
                methods.add(method);
            }
            return this;
        }

        <T> ReferenceBean<T> to(Class<T> contract) {
            return to(contract, "");
        }

        /** For a contract that several kinds of providers serve, each under a group of its own. */
        <T> ReferenceBean<T> to(Class<T> contract, String group) {
            return new ReferenceBeanBuilder()
                    .setInterface(contract)
                    .setGroup(group)
                    .setCluster("failover")
                    .setLoadBalance("leastactive")
                    .setRetries(0)
                    .setTimeout(COMMAND_MS)
                    .setMethods(methods)
                    .build();
        }
    }
}
