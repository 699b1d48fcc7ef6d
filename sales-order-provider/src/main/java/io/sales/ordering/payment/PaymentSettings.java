package io.sales.ordering.payment;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url where the payment provider answers
 */
@ConfigurationProperties("sales.payment")
record PaymentSettings(URI url) {}
