package io.sales.ordering.operations;

import io.sales.ordering.order.Orders;
import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.QuarantinedPayments;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.stock.Settler;
import io.sales.platform.audit.AuditLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every kind of background work there is. */
@Configuration(proxyBeanMethods = false)
class OperationSources {

    @Bean
    OperationSource settlementOperations(Settler settler, Orders orders, AuditLog audit) {
        return new QueuedOperations(settler.queue(), orders, audit);
    }

    @Bean
    OperationSource expiryOperations(OrderExpiry expiry, Orders orders, AuditLog audit) {
        return new QueuedOperations(expiry.queue(), orders, audit);
    }

    @Bean
    OperationSource paymentOperations(PaymentFollowUp followUp, Orders orders, AuditLog audit) {
        return new QueuedOperations(followUp.queue(), orders, audit);
    }

    @Bean
    OperationSource refundOperations(RefundSender sender, Orders orders, AuditLog audit) {
        return new QueuedOperations(sender.queue(), orders, audit);
    }

    @Bean
    OperationSource quarantineOperations(QuarantinedPayments payments, AuditLog audit) {
        return new QuarantineOperations(payments, audit);
    }
}
