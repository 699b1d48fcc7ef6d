package io.sales.h2;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Driver;
import java.util.Collections;

/** H2 as it is, for controls. Its classes stand in this module's own directory too, put right. */
final class OriginalH2 {

    private OriginalH2() {}

    static URLClassLoader classes() throws IOException {
        return new URLClassLoader(new URL[] {jar()}, ClassLoader.getPlatformClassLoader());
    }

    static Driver driver(ClassLoader classes) throws ReflectiveOperationException {
        return (Driver)
                classes.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
    }

    private static URL jar() throws IOException {
        for (URL found : Collections.list(OriginalH2.class.getClassLoader().getResources("org/h2/Driver.class"))) {
            if (found.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFileURL();
            }
        }
        throw new IllegalStateException("H2 itself is not on the class path");
    }
}
