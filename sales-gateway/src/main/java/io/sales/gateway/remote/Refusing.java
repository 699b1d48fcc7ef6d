package io.sales.gateway.remote;

import io.sales.platform.rpc.RemoteFailures;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.dubbo.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a call that came to nothing into a refusal, so that nobody else has to know how calls are made. */
final class Refusing implements InvocationHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusing.class);

    private final Object remote;

    private Refusing(Object remote) {
        this.remote = remote;
    }

    static <T> T around(Class<T> contract, T remote) {
        var loader = contract.getClassLoader();
        return contract.cast(Proxy.newProxyInstance(loader, new Class<?>[] {contract}, new Refusing(remote)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(remote, arguments);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof RpcException failure) {
                log.warn("{} came to nothing: {}", method.getName(), failure.getMessage());
                throw RemoteFailures.refusal(failure);
            }
            throw thrown;
        }
    }
}
