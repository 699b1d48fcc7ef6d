package io.sales.gateway.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request whose access token was verified. */
class SessionAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Session session;

    SessionAuthentication(Session session) {
        super(List.of());
        this.session = session;
        super.setAuthenticated(true);
    }

    @Override
    public Session getPrincipal() {
        return session;
    }

    /** The token itself is not kept: nothing behind this point needs it. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
