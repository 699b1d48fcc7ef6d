package io.sales.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.elsewhere.Gadget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.dubbo.common.URL;
import org.apache.dubbo.common.serialize.Serialization;
import org.apache.dubbo.common.utils.SerializeCheckStatus;
import org.apache.dubbo.common.utils.SerializeSecurityManager;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes every type of the contract through Dubbo's own serialization, with its strict check of classes on: what comes out
 * is what went in, also where one instance is reached by several ways.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // of the frameworks that take a tenth of a second to make
class WireTest {

    private final FrameworkModel framework = new FrameworkModel();
    private final URL url = URL.valueOf("dubbo://127.0.0.1/test")
            .setScopeModel(framework.newApplication().newModule());
    private final Serialization hessian =
            framework.getExtensionLoader(Serialization.class).getExtension("hessian2");

    WireTest() {
        var manager = framework.getBeanFactory().getOrRegisterBean(SerializeSecurityManager.class);
        manager.setCheckStatus(SerializeCheckStatus.STRICT);
        manager.setCheckSerializable(true);
    }

    @ParameterizedTest
    @MethodSource("wireTypes")
    void comesOutAsItWentIn(Class<?> type) throws Exception {
        Object sample = Samples.of(type);

        assertThat(roundTrip(sample)).isEqualTo(sample);
        assertThat(roundTrip(new ArrayList<>(List.of(sample, sample, sample))))
                .as("the same instance three times")
                .isEqualTo(List.of(sample, sample, sample));
    }

    @ParameterizedTest
    @MethodSource("records")
    void survivesMissingComponents(Class<?> type) throws Exception {
        var types = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getType())
                .toArray(Class<?>[]::new);
        Object[] nothing = Arrays.stream(types).map(WireTest::zero).toArray();
        var canonical = type.getDeclaredConstructor(types);
        canonical.setAccessible(true);

        Object empty = canonical.newInstance(nothing);

        assertThat(roundTrip(empty)).isEqualTo(empty);
    }

    @Test
    void theRefusalKeepsItsSlugItsMessageAndItsFields() throws Exception {
        var sent = SalesException.invalid("lines[0].quantity", "must be 1 to 9999");

        var received = (SalesException) roundTrip(sent);

        assertThat(received.slug()).isEqualTo(Slugs.INVALID_REQUEST);
        assertThat(received).hasMessage(sent.getMessage());
        assertThat(received.errors()).isEqualTo(sent.errors());
        assertThat(received.getStackTrace()).isEmpty();
        assertThat(serialized(sent)).hasSizeLessThan(500);
    }

    @Test
    void theRefusalOfTooManyKeepsWhenToComeBack() throws Exception {
        var received = (SalesException) roundTrip(SalesException.tooMany("Later.", 42));

        assertThat(received.slug()).isEqualTo(Slugs.TOO_MANY_REQUESTS);
        assertThat(received.retryAfterSeconds()).isEqualTo(42);
    }

    /** Hessian reads on past a class it is not allowed to load, and hands out a plain map of what was in it. */
    @Test
    void whatNoContractNamesIsNotMade() throws Exception {
        assertThat(roundTrip(new Gadget("rm"))).isNotInstanceOf(Gadget.class).isEqualTo(Map.of("command", "rm"));
    }

    @ParameterizedTest
    @MethodSource("remoteMethods")
    void everyRemoteMethodDeclaresTheOneRefusal(Method method) {
        assertThat(method.getExceptionTypes()).containsExactly(SalesException.class);
    }

    @Test
    void theSearchForTypesFindsThem() throws Exception {
        assertThat(wireTypes()).hasSizeGreaterThan(50).contains(Money.class, SalesException.FieldError.class);
        assertThat(remoteMethods()).hasSizeGreaterThan(25);
    }

    private Object roundTrip(Object object) throws IOException, ClassNotFoundException {
        return hessian.deserialize(url, new ByteArrayInputStream(serialized(object)))
                .readObject();
    }

    private byte[] serialized(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var output = hessian.serialize(url, bytes);
        output.writeObject(object);
        output.flushBuffer();
        return bytes.toByteArray();
    }

    private static Object zero(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else {
            return type == boolean.class ? false : nothing();
        }
    }

    @SuppressWarnings("NullAway") // what a missing component arrives as
    private static Object nothing() {
        return null;
    }

    static List<Class<?>> wireTypes() throws URISyntaxException, IOException {
        return contract()
                .filter(type -> !type.isInterface() && !isOnlyStatic(type))
                .filter(type -> type != SalesException.class)
                .toList();
    }

    static List<Class<?>> records() throws URISyntaxException, IOException {
        return contract().filter(Class::isRecord).toList();
    }

    static List<Method> remoteMethods() throws URISyntaxException, IOException {
        return contract()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Service"))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .toList();
    }

    private static boolean isOnlyStatic(Class<?> type) {
        return !type.isRecord()
                && !type.isEnum()
                && Arrays.stream(type.getDeclaredConstructors())
                        .allMatch(one -> Modifier.isPrivate(one.getModifiers()));
    }

    private static Stream<Class<?>> contract() throws URISyntaxException, IOException {
        Path classes = Path.of(SalesException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(WireTest::load)
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
