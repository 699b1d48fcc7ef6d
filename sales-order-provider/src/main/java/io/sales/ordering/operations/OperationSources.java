package io.sales.ordering.operations;

import io.sales.ordering.order.Orders;
import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.stock.Settler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every kind of background work there is. */
@Configuration(proxyBeanMethods = false)
class OperationSources {

    @Bean
    OperationSource settlements(Settler settler, Orders orders) {
        return new QueuedOperations(settler.queue(), orders);
    }

    @Bean
    OperationSource expiries(OrderExpiry expiry, Orders orders) {
        return new QueuedOperations(expiry.queue(), orders);
    }

    @Bean
    OperationSource paymentQuestions(PaymentFollowUp followUp, Orders orders) {
        return new QueuedOperations(followUp.queue(), orders);
    }

    @Bean
    OperationSource refunds(RefundSender sender, Orders orders) {
        return new QueuedOperations(sender.queue(), orders);
    }
}
