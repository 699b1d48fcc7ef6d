package io.sales.h2;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType.Builder;
import net.bytebuddy.matcher.ElementMatchers;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.FileStore;

/**
 * Used while this module is built, and not part of it: has H2's file header name the chunk that was just written, when it is
 * decided that it must name one. As H2 is, it names the chunk before, from which nothing leads to the new one.
 */
public final class HeaderNamesTheChunk implements Plugin {

    @Override
    public boolean matches(TypeDescription type) {
        return type.getName().equals("org.h2.mvstore.RandomAccessStore");
    }

    @Override
    public Builder<?> apply(Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        return builder.visit(Advice.to(Decided.class).on(ElementMatchers.named("shouldWriteStoreHeader")));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    static final class Decided {

        private Decided() {}

        @Advice.OnMethodExit
        static void remember(
                @Advice.Argument(0) Chunk<?> written,
                @Advice.FieldValue(value = "lastChunk", declaringType = FileStore.class, readOnly = false)
                        Chunk<?> last) {
            last = written;
        }
    }
}
