package io.sales.gateway.customer;

import io.sales.api.Limits;
import io.sales.api.Slugs;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.AccessTokens;
import io.sales.gateway.security.EndedSessions;
import io.sales.gateway.security.Session;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tokens")
@RequestMapping(path = "/api/v1/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class TokenController {

    private final CustomerService customers;
    private final AccessTokens tokens;
    private final EndedSessions ended;

    TokenController(CustomerService customers, AccessTokens tokens, EndedSessions ended) {
        this.customers = customers;
        this.tokens = tokens;
        this.ended = ended;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(value = Who.ANYONE, ignoresToken = true)
    @Operation(summary = "Sign in")
    @Refuses(Slugs.BAD_CREDENTIALS)
    TokenPair signIn(ClientAddress from, @Valid @RequestBody Credentials request) {
        return pair(customers.signIn(request.toCommand(from)));
    }

    @PostMapping(path = "/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(value = Who.ANYONE, ignoresToken = true)
    @Operation(summary = "Exchange a refresh token for a new pair")
    @Refuses(Slugs.BAD_REFRESH_TOKEN)
    TokenPair refreshTokens(@Valid @RequestBody Refresh request) {
        return pair(customers.refresh(request.refreshToken()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Sign out: end the session that the access token belongs to")
    void signOut(Session session) {
        customers.signOut(session.caller(), session.id());
        ended.add(session.id());
    }

    private TokenPair pair(SessionView view) {
        String access = tokens.issue(new Session(view.caller(), view.sessionId()));
        return new TokenPair(access, "Bearer", tokens.lifetime().toSeconds(), view.refreshToken());
    }

    /** What is asked for with. Wrong ones are refused as credentials, not for their shape. */
    record Credentials(
            @NotNull @Size(min = 1, max = 254) String email,

            @NotNull @Size(min = 1, max = 2 * Limits.MAX_PASSWORD_LENGTH)
            String password) {

        SignIn toCommand(ClientAddress from) {
            return new SignIn(email, password, from.text());
        }
    }

    /** A refresh token, good for one use. */
    record Refresh(@NotNull @Size(min = 1, max = 500) String refreshToken) {}

    /**
     * @param expiresIn seconds that the access token is good for
     */
    record TokenPair(String accessToken, String tokenType, long expiresIn, String refreshToken) {}
}
