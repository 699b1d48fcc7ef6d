package io.sales.h2;

import net.bytebuddy.asm.Advice;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.FileStore;

/**
 * Has H2's file header name the chunk that was just written, when it is decided that it must name one. As H2 is, it names the
 * chunk before, from which nothing leads to the new one.
 */
public final class HeaderNamesTheChunk extends Mending {

    public HeaderNamesTheChunk() {
        super("org.h2.mvstore.RandomAccessStore", "shouldWriteStoreHeader", Decided.class);
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
