package io.sales.ordering.operations;

import io.sales.ordering.order.Orders;
import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.QuarantinedPayments;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.stock.Settler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every kind of background work there is. */
@Configuration(proxyBeanMethods = false)
class OperationSources {

    @Bean
    OperationSource settlementOperations(Settler settler, Orders orders) {
        return new QueuedOperations(settler.queue(), orders);
    }

    @Bean
    OperationSource expiryOperations(OrderExpiry expiry, Orders orders) {
        return new QueuedOperations(expiry.queue(), orders);
    }

    @Bean
    OperationSource paymentOperations(PaymentFollowUp followUp, Orders orders) {
        return new QueuedOperations(followUp.queue(), orders);
    }

    @Bean
    OperationSource refundOperations(RefundSender sender, Orders orders) {
        return new QueuedOperations(sender.queue(), orders);
    }

    @Bean
    OperationSource quarantineOperations(QuarantinedPayments payments) {
        return new QuarantineOperations(payments);
    }
}
