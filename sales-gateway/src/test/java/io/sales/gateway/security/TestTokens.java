package io.sales.gateway.security;

import io.sales.api.Caller;
import io.sales.api.Role;
import org.springframework.context.ApplicationContext;

/** Access tokens as the gateway under test issues them. */
public final class TestTokens {

    public static final Session CUSTOMER = new Session(new Caller("cus_1", Role.CUSTOMER), "ses_1");
    public static final Session STAFF = new Session(new Caller("cus_2", Role.STAFF), "ses_2");

    public static final Session ADMIN = new Session(new Caller("cus_3", Role.ADMIN), "ses_3");

    private final ApplicationContext context;

    public TestTokens(ApplicationContext context) {
        this.context = context;
    }

    public String customer() {
        return of(CUSTOMER);
    }

    public String staff() {
        return of(STAFF);
    }

    public String admin() {
        return of(ADMIN);
    }

    public String of(Session session) {
        return context.getBean(AccessTokens.class).issue(session);
    }
}
