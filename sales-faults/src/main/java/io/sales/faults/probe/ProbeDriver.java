package io.sales.faults.probe;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a provider's own database driver. Nothing but the fault that needs it puts it on a provider's class path;
 * the product knows nothing of it.
 */
abstract class ProbeDriver implements Driver {

    /** One call of a connection, which goes on to the real one. */
    abstract @Nullable Object call(Connection real, Method method, Object @Nullable [] arguments)
            throws ReflectiveOperationException;

    @Override
    public final Connection connect(String url, Properties login) throws SQLException {
        Connection real = real(url).connect(url, login);
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return call(real, method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(ProbeDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) throws SQLException {
        return real(url).getPropertyInfo(url, login);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return true;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    private static Driver real(String url) throws SQLException {
        return DriverManager.getDriver(url);
    }
}
