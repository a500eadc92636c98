package io.townlet.telemetry.core.aggregation;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;

/** A caller's map that gives so many fields and then throws. */
final class ThrowingMap extends AbstractMap<String, Object> {

    /** What it throws. */
    enum Sort {
        RUNTIME(() -> new NoSuchElementException("the map is gone")),
        /** Other languages know no checked exceptions. */
        CHECKED(() -> new IOException("the map is on a disk that is gone")),
        ERROR(() -> new AssertionError("the map was never meant to be read")),
        STACK_OVERFLOW(StackOverflowError::new);

        @SuppressWarnings("ImmutableEnumChecker") // it makes a new one each time
        private final Supplier<Throwable> thrown;

        Sort(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }
    }

    private final int fields;
    private final Sort sort;

    ThrowingMap(int fields, Sort sort) {
        this.fields = fields;
        this.sort = sort;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Entries();
    }

    @SuppressWarnings("unchecked") // the cast is there only to throw what isn't declared
    private static <E extends Throwable> void raise(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private final class Entries extends AbstractSet<Entry<String, Object>> {

        @Override
        public int size() {
            return fields + 1;
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return new Iterator<>() {
                private int given;

                @Override
                public boolean hasNext() {
                    return given <= fields;
                }

                @Override
                @SuppressWarnings("IteratorNotThrowNoSuchElement") // throwing other things is its purpose
                public Entry<String, Object> next() {
                    if (given == fields) {
                        ThrowingMap.<IllegalStateException>raise(sort.thrown.get());
                    }
                    given++;
                    return new SimpleImmutableEntry<>("tick", 99L);
                }
            };
        }
    }
}
