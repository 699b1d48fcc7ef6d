package io.sales.gateway.web;

import io.sales.api.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take what headers and query say as values. */
@Configuration(proxyBeanMethods = false)
class Arguments implements WebMvcConfigurer {

    private static final Map<Class<?>, Function<NativeWebRequest, Object>> PARSERS = Map.of(
            ClientAddress.class,
            request -> ClientAddress.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))
                    .getRemoteAddr()),
            IdempotencyKey.class,
            request -> IdempotencyKey.parse(request.getHeaderValues(IdempotencyKey.HEADER)),
            IfMatch.class,
            request -> IfMatch.parse(joined(request.getHeaderValues(HttpHeaders.IF_MATCH))),
            PageRequest.class,
            request -> PageArguments.parse(request.getParameterValues("limit"), request.getParameterValues("cursor")));

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new GivenOnce());
    }

    private static @Nullable String joined(String @Nullable [] values) {
        return values == null || values.length == 0 ? null : String.join(", ", values);
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return PARSERS.containsKey(parameter.getParameterType());
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            if (parameter.isOptional()
                    && parameter.getParameterType() == IdempotencyKey.class
                    && request.getHeader(IdempotencyKey.HEADER) == null) {
                return null;
            }
            return Objects.requireNonNull(PARSERS.get(parameter.getParameterType()))
                    .apply(request);
        }
    }

    /** A query parameter that stands for one value and comes twice has no meaning; Spring would join the two. */
    private static final class GivenOnce implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method) {
                for (MethodParameter parameter : method.getMethodParameters()) {
                    String name = singleParameter(parameter);
                    if (name != null) {
                        PageArguments.single(name, request.getParameterValues(name));
                    }
                }
            }
            return true;
        }

        private static @Nullable String singleParameter(MethodParameter parameter) {
            return parameter.hasParameterAnnotation(RequestParam.class)
                            && !Collection.class.isAssignableFrom(parameter.getParameterType())
                    ? parameter.getParameter().getName()
                    : null;
        }
    }
}
