package io.sales.ordering.payment.simulated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** What belongs to the simulator is there unless another provider is named. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "sales.payment.provider", havingValue = Simulated.NAME, matchIfMissing = true)
@interface Simulated {

    String NAME = "simulator";
}
