package io.sales.gateway.security;

import io.sales.api.Slugs;
import io.sales.gateway.problem.EdgeSlugs;
import io.sales.gateway.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stateless: a request is who its access token says, and may do what its route's {@link Access} says. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String STRICT_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String DOCS_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private static final Clock clock = Clock.systemUTC();

    @Bean
    SigningKeys signingKeys(TokenProperties properties) {
        return SigningKeys.in(properties.signingKeys(), clock);
    }

    @Bean
    AccessTokens accessTokens(SigningKeys signingKeys, TokenProperties properties) {
        return new AccessTokens(signingKeys, clock, properties.lifetime());
    }

    @Bean
    VerifiedTokens verifiedTokens(SigningKeys signingKeys) {
        return new VerifiedTokens(signingKeys, clock);
    }

    @Bean
    EndedSessions endedSessions(TokenProperties properties) {
        return new EndedSessions(properties.lifetime());
    }

    @Bean
    AccessRules accessRules(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return AccessRules.of(mapping);
    }

    /** A method that no route has is for the dispatcher to refuse, with those that the route does have. */
    /** Requests are observed as a whole; to observe each of some twenty filters takes longer than most of them. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, rejected) -> {
            throw rejected;
        };
    }

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http, AccessRules rules, EndedSessions ended, CallerLimit limit) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(rules))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokens(rules))
                        .authenticationEntryPoint((request, response, failure) -> {
                            // Such a request never gets as far as the filter that counts.
                            limit.count(request, null);
                            throw unauthenticated(failure);
                        })
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> authenticated(token, ended))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) -> {
                            throw unauthenticated(failure);
                        })
                        .accessDeniedHandler((request, response, denied) -> {
                            throw new Refusal(Slugs.FORBIDDEN, "The account's role does not allow this.");
                        }))
                .addFilterBefore(new CallerLimitFilter(limit), AuthorizationFilter.class)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter((request, response) -> response.setHeader(
                "Content-Security-Policy",
                request.getRequestURI().startsWith("/swagger-ui/") ? DOCS_POLICY : STRICT_POLICY));
    }

    private static BearerTokenResolver tokens(AccessRules rules) {
        var header = new DefaultBearerTokenResolver();
        return request -> rules.ignoresToken(request) || !carriesToken(request) ? null : header.resolve(request);
    }

    /** Only the header counts: a token in a URL ends up in logs. */
    private static boolean carriesToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static AbstractAuthenticationToken authenticated(Jwt token, EndedSessions ended) {
        Session session;
        try {
            session = AccessTokens.session(token);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token does not say who asks", e);
        }
        if (ended.contains(session.id())) {
            throw new InvalidBearerTokenException("The session is over");
        }
        return new SessionAuthentication(session);
    }

    private static Refusal unauthenticated(AuthenticationException failure) {
        boolean badToken = failure instanceof OAuth2AuthenticationException;
        return badToken
                ? new Refusal(EdgeSlugs.UNAUTHENTICATED, "The access token is not valid, or no longer.")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                : new Refusal(EdgeSlugs.UNAUTHENTICATED, "This needs an access token.");
    }
}
