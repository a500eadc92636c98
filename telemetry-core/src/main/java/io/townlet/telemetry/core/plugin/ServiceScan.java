package io.townlet.telemetry.core.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * Takes all providers that the service loader finds through one class loader, and finds out what is wrong with the others. One broken
 * provider never hides a good one.
 */
final class ServiceScan<P> {

    /** The service loader goes on after most failures; one that it can't get past, such as an unreadable jar, would never end. */
    private static final int MOST_FAILURES = 1000;

    private final Candidates<P> candidates;
    private final ClassLoader loader;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> blamed = new HashSet<>();
    private final List<ServiceConfigurationError> errors = new ArrayList<>();

    ServiceScan(Candidates<P> candidates, ClassLoader loader) {
        this.candidates = candidates;
        this.loader = loader;
    }

    void run() {
        List<ServiceLoader.Provider<P>> found = new ArrayList<>();
        find(found);
        found.forEach(this::take);
        for (ServiceFile file : ServiceFile.all(candidates.kind(), loader)) {
            explain(file);
        }
        errors.forEach(this::explain);
    }

    private void find(List<ServiceLoader.Provider<P>> found) {
        Spliterator<ServiceLoader.Provider<P>> providers =
                ServiceLoader.load(candidates.kind().service(), loader).stream().spliterator();
        int failures = 0;
        boolean more = true;
        while (more && failures < MOST_FAILURES) {
            try {
                more = providers.tryAdvance(found::add);
            } catch (ServiceConfigurationError e) {
                failures++;
                errors.add(e);
            } catch (LinkageError | RuntimeException e) {
                // A class that doesn't load. Which provider it was is found out from the service files.
                failures++;
            }
        }
    }

    private void take(ServiceLoader.Provider<P> provider) {
        Class<? extends P> type = provider.type();
        seen.add(type.getName());
        PluginOrigin origin = PluginOrigin.of(type);
        if (origin.fault() != null) {
            // Asked first: what is built for another api may fail to be made, and this is the better reason.
            candidates.refuse(type.getName(), origin.location(), origin.fault());
            return;
        }
        P made;
        try {
            made = provider.get();
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            candidates.refuse(type.getName(), origin.location(), RefusalReason.ofMaking(cause));
            return;
        }
        candidates.offer(made, origin);
    }

    private void explain(ServiceFile file) {
        PluginOrigin origin = file.origin();
        String fault = file.fault();
        if (fault != null) {
            blamed.add(file.address());
            candidates.refuse(fileName(origin.location()), origin.location(), fault);
            return;
        }
        for (String className : file.classNames()) {
            if (seen.contains(className)) {
                continue;
            }
            String reason = origin.fault() == null ? faultOf(className) : origin.fault();
            if (reason != null) {
                blamed.add(className);
                candidates.refuse(className, origin.location(), reason);
            }
        }
    }

    /** Says what no service file explains: it comes from a module, or from the class loader itself. */
    private void explain(ServiceConfigurationError error) {
        if (blamed.stream().anyMatch(name -> names(error, name))) {
            return;
        }
        String message = RefusalReason.oneLine(error.getMessage());
        String prefix = candidates.kind().service().getName() + ": ";
        String reason = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        Throwable cause = error.getCause();
        candidates.refuse(
                candidates.kind().service().getSimpleName(),
                DiscoveredPlugin.UNKNOWN,
                cause instanceof LinkageError ? reason + ": it " + RefusalReason.ofLoading(cause) : reason);
    }

    private @Nullable String faultOf(String className) {
        Class<P> service = candidates.kind().service();
        try {
            Class<?> type = Class.forName(className, false, loader);
            if (type.getModule().isNamed() && !isProvided(type)) {
                return "is in the module " + type.getModule().getName() + ", which doesn't provide it; add 'provides "
                        + service.getName() + " with " + className + "' to its module-info";
            }
            if (type.getModule().isNamed() && errors.stream().noneMatch(error -> names(error, className))) {
                return null; // it has made a provider of another class, which was seen
            }
            if (!service.isAssignableFrom(type)) {
                return "doesn't implement " + service.getName() + "; do so, and leave the api out of the plug-in's jar";
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            return Modifier.isPublic(constructor.getModifiers())
                    ? null
                    : "its constructor without parameters isn't public; make it public";
        } catch (NoSuchMethodException e) {
            return "has no constructor without parameters; add a public one";
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return RefusalReason.ofLoading(e);
        }
    }

    private boolean isProvided(Class<?> type) {
        return type.getModule().getDescriptor().provides().stream()
                .anyMatch(each ->
                        each.service().equals(candidates.kind().service().getName())
                                && each.providers().contains(type.getName()));
    }

    private static boolean names(ServiceConfigurationError error, String name) {
        return String.valueOf(error.getMessage()).contains(name);
    }

    private static String fileName(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
