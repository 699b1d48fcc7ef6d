package io.sales.gateway.security;

import io.sales.api.Caller;
import io.sales.gateway.problem.EdgeSlugs;
import io.sales.gateway.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The one place where a request becomes a {@link Caller} or a {@link Session}. */
@Configuration(proxyBeanMethods = false)
class CallerArguments implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    static @Nullable Session session() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SessionAuthentication verified ? verified.getPrincipal() : null;
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Session.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Session session = session();
            if (parameter.getParameterType() == Caller.class) {
                return session == null ? Caller.ANONYMOUS : session.caller();
            }
            if (session == null) {
                throw new Refusal(EdgeSlugs.UNAUTHENTICATED, "This needs an access token.");
            }
            return session;
        }
    }
}
