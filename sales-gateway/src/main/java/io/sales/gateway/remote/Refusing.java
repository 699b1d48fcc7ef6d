package io.sales.gateway.remote;

import com.netflix.concurrency.limits.Limiter.Listener;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.platform.rpc.RemoteFailures;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.dubbo.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a call that came to nothing into a refusal, so that nobody else has to know how calls are made. A call that is likely
 * to come to nothing is not made.
 */
final class Refusing implements InvocationHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusing.class);

    /** They take long by design, and would have {@link Capacity} believe that the providers are busy. */
    private static final Set<String> LONG = Set.of("reconcile", "register", "signIn", "changePassword", "delete");

    private final Object remote;
    private final Capacity capacity;
    private final CircuitBreaker circuit;

    private Refusing(Object remote, Capacity capacity, CircuitBreaker circuit) {
        this.remote = remote;
        this.capacity = capacity;
        this.circuit = circuit;
    }

    static <T> T around(Class<T> contract, T remote, Capacity capacity, CircuitBreaker circuit) {
        var loader = contract.getClassLoader();
        var handler = new Refusing(remote, capacity, circuit);
        return contract.cast(Proxy.newProxyInstance(loader, new Class<?>[] {contract}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Listener place = capacity.take();
        boolean answered = false;
        try {
            Object answer = throughCircuit(method, arguments);
            answered = true;
            return answer;
        } catch (SalesException refused) {
            answered = true;
            throw refused;
        } catch (RpcException failure) {
            log.warn("{} came to nothing: {}", method.getName(), failure.getMessage());
            throw RemoteFailures.refusal(failure);
        } finally {
            if (answered && !LONG.contains(method.getName())) {
                place.onSuccess();
            } else {
                place.onIgnore();
            }
        }
    }

    private @Nullable Object throughCircuit(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            circuit.acquirePermission();
        } catch (CallNotPermittedException open) {
            throw new SalesException(Slugs.UNAVAILABLE, "A part that is needed does not answer now.");
        }
        long started = System.nanoTime();
        try {
            Object answer = method.invoke(remote, arguments);
            circuit.onSuccess(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            return answer;
        } catch (InvocationTargetException e) {
            circuit.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, e.getCause());
            throw e.getCause();
        }
    }
}
