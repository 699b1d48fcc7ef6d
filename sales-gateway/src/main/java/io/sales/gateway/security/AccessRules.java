package io.sales.gateway.security;

import io.sales.api.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Allows each route to whom its {@link Access} names. What matches no route is let through, to be answered with 404 or
 * 405 by the dispatcher, which has nothing to run for it.
 */
class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String OWN_PACKAGES = "io.sales.";
    private static final String ERROR_PAGE = "/error";

    private final List<Rule> rules;

    private AccessRules(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * @throws IllegalStateException if a route says nothing about whom it is for
     */
    static AccessRules of(RequestMappingHandlerMapping mapping) {
        var rules = new ArrayList<Rule>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            if (handler.getBeanType().getName().startsWith(OWN_PACKAGES)
                    && !route.getPatternValues().contains(ERROR_PAGE)) {
                rules.addAll(rules(route, handler));
            }
        });
        return new AccessRules(List.copyOf(rules));
    }

    private static List<Rule> rules(RequestMappingInfo route, HandlerMethod handler) {
        Access access = handler.getMethodAnnotation(Access.class);
        if (access == null) {
            throw new IllegalStateException(handler + " does not say whom it is for");
        }
        return route.getMethodsCondition().getMethods().stream()
                .flatMap(method -> route.getPatternValues().stream()
                        .map(pattern -> new Rule(
                                PathPatternRequestMatcher.withDefaults().matcher(method.asHttpMethod(), pattern),
                                access)))
                .toList();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(accessTo(context.getRequest())
                .map(access -> access.value().includes(role(authentication.get())))
                .orElse(true));
    }

    boolean ignoresToken(HttpServletRequest request) {
        return accessTo(request).map(Access::ignoresToken).orElse(false);
    }

    /** HEAD runs what GET runs, so what is said of GET holds for it. */
    private Optional<Access> accessTo(HttpServletRequest request) {
        boolean head = HttpMethod.HEAD.matches(request.getMethod());
        HttpServletRequest asked = head ? new AsGet(request) : request;
        return rules.stream()
                .filter(rule -> rule.route().matches(asked))
                .map(Rule::access)
                .findFirst();
    }

    private static Role role(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Session session
                ? session.caller().role()
                : Role.ANONYMOUS;
    }

    private record Rule(PathPatternRequestMatcher route, Access access) {}

    private static final class AsGet extends HttpServletRequestWrapper {

        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}
