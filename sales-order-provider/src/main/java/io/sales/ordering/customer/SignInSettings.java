package io.sales.ordering.customer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many attempts to sign in may fail before the next one has to wait.
 *
 * @param failures at one account from one client address; one wears off every minute
 * @param failuresUnderAttack the same, while the account is under attack
 * @param failuresOfAccount from all addresses together: with more, the account is under attack; one wears off every minute
 * @param failuresOfAddress at all accounts together; two wear off every second
 */
@ConfigurationProperties("sales.sign-in")
record SignInSettings(
        @DefaultValue("30") int failures,
        @DefaultValue("3") int failuresUnderAttack,
        @DefaultValue("100") int failuresOfAccount,
        @DefaultValue("120") int failuresOfAddress) {

    SignInSettings {
        if (Math.min(Math.min(failures, failuresUnderAttack), Math.min(failuresOfAccount, failuresOfAddress)) < 1) {
            throw new IllegalArgumentException("sales.sign-in: with less than 1 nobody could sign in");
        }
    }
}
