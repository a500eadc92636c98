package io.townlet.telemetry.core.plugin;

/**
 * The context class loader of a thread while it is in a plug-in's code. Libraries go by it to find their own parts; and threads that are
 * started there keep it, which tells whose they are.
 */
record ContextLoader(ClassLoader loader) {

    /** Work that may throw one kind of checked exception. */
    interface Call<T, E extends Exception> {
        T run() throws E;
    }

    /** Work without a result. */
    interface Action<E extends Exception> {
        void run() throws E;
    }

    <T, E extends Exception> T call(Call<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    <E extends Exception> void run(Action<E> work) throws E {
        this.<Boolean, E>call(() -> {
            work.run();
            return true;
        });
    }
}
