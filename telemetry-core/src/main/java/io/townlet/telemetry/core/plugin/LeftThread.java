package io.townlet.telemetry.core.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A thread, other than a daemon, that a plug-in has left running.
 *
 * @param plugin the name of the plug-in's folder
 * @param thread the thread's name
 */
public record LeftThread(String plugin, String thread) {

    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";

    /** Finds the threads whose context class loader, or class, is that of one of the plug-ins. */
    static List<LeftThread> of(List<IsolatedPlugin> plugins) {
        List<LeftThread> left = new ArrayList<>();
        if (plugins.stream().allMatch(each -> each.loader() == null)) {
            return left;
        }
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        for (IsolatedPlugin plugin : plugins) {
            ClassLoader loader = plugin.loader();
            threads.forEach((thread, stack) -> {
                if (loader != null && belongs(thread, loader) && !endsByItself(stack)) {
                    left.add(new LeftThread(plugin.name(), thread.getName()));
                }
            });
        }
        left.sort(Comparator.comparing(LeftThread::plugin).thenComparing(LeftThread::thread));
        return List.copyOf(left);
    }

    private static boolean belongs(Thread thread, ClassLoader loader) {
        // Daemons hold up nobody, and libraries keep some for a while: the contract for plug-ins allows them too.
        return thread != Thread.currentThread()
                && !thread.isDaemon()
                && (thread.getContextClassLoader() == loader
                        || thread.getClass().getClassLoader() == loader);
    }

    /** Tells whether a thread is one of a pool's and waits, for no longer than a given time, for something to do. */
    private static boolean endsByItself(StackTraceElement[] stack) {
        return Stream.of(stack)
                        .anyMatch(frame -> frame.getClassName().equals(POOL)
                                && frame.getMethodName().equals("getTask"))
                && Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("poll"));
    }
}
