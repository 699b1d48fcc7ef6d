package io.sales.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a body that announces too much before a byte of it is read. */
@Configuration(proxyBeanMethods = false)
class AnnouncedLength implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getContentLengthLong() > BodyLimit.MOST_BYTES && readsBody(handler)) {
            throw BodyLimit.tooLarge();
        }
        return true;
    }

    /** A client that asks first is told to go on only when its body is wanted. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> continueOnRead() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies(SlowBodies bodies) {
        return factory -> factory.addEngineValves(new UnreadBodies(bodies));
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowHeaders(LimitProperties limits) {
        return factory -> {
            factory.setProtocol(SlowHeaders.class.getName());
            factory.addConnectorCustomizers(
                    connector -> ((SlowHeaders) connector.getProtocolHandler()).endAfter(limits.slowHeaderPatience()));
        };
    }

    private static boolean readsBody(Object handler) {
        return handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
