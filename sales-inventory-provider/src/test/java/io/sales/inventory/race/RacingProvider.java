package io.sales.inventory.race;

import io.sales.inventory.InventoryProvider;
import io.sales.inventory.stock.SwitchableStock;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The product as a process of its own, with guards that can be switched off. */
final class RacingProvider {

    private RacingProvider() {}

    public static void main(String[] args) {
        endWithParent();
        new SpringApplicationBuilder(InventoryProvider.class, SwitchableStock.class)
                .web(WebApplicationType.NONE)
                .initializers(RacingProvider::leaveOtherTestsOut)
                .run(args);
    }

    /** The parent has the other end of standard input: it closes when the parent ends, however that happens. */
    private static void endWithParent() {
        var watch = new Thread(RacingProvider::awaitParentsEnd, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitParentsEnd() {
        try {
            while (System.in.read() >= 0) {
                // It has nothing to say.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** The product's packages are scanned, and on this class path they have tests in them. */
    private static void leaveOtherTestsOut(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("otherTests", new OtherTests());
    }

    private static final class OtherTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getAnnotationMetadata().hasAnnotation(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OtherTests;
        }

        @Override
        public int hashCode() {
            return OtherTests.class.hashCode();
        }
    }
}
