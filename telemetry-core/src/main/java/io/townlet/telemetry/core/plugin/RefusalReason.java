package io.townlet.telemetry.core.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a provider can't be used. Each reason is one line that goes after the provider's name. */
final class RefusalReason {

    private static final Pattern TOO_NEW =
            Pattern.compile("(\\S+) has been compiled by a more recent .*?class file version (\\d+).*");
    private static final int FIRST_JAVA = 44;
    private static final int LONGEST_TEXT = 300;

    private RefusalReason() {}

    /** Says why a class can't be loaded. */
    static String ofLoading(Throwable error) {
        if (error instanceof ClassNotFoundException) {
            return "its service file names it, but its jar has no such class; build the jar anew";
        }
        if (error instanceof UnsupportedClassVersionError) {
            return tooNew(error);
        }
        if (error instanceof ClassFormatError) {
            return "its class file is damaged, as " + oneLine(error) + "; build or copy its jar anew";
        }
        if (error instanceof NoClassDefFoundError) {
            return missing(error);
        }
        if (error instanceof LinkageError) {
            return "doesn't fit together with what it needs, as " + oneLine(error)
                    + "; it may be built against another version of that";
        }
        return "can't be loaded: " + oneLine(error);
    }

    /** Says why a provider can't be made from its class. */
    static String ofMaking(Throwable error) {
        if (error instanceof ExceptionInInitializerError && error.getCause() != null) {
            return "its static initialiser throws " + oneLine(error.getCause());
        }
        if (error instanceof InstantiationException) {
            return "is abstract; name a class that can be instantiated in the service file";
        }
        if (error instanceof IllegalAccessException) {
            return "isn't public; make the class public";
        }
        if (error instanceof LinkageError) {
            return ofLoading(error);
        }
        return "its constructor throws " + oneLine(error);
    }

    private static String tooNew(Throwable error) {
        Matcher matcher = TOO_NEW.matcher(oneLine(error.getMessage()));
        String host = ", and this is Java " + Runtime.version().feature();
        if (!matcher.matches()) {
            return "was compiled for a newer Java" + host + ": " + oneLine(error.getMessage());
        }
        return "needs Java " + (Integer.parseInt(String.valueOf(matcher.group(2))) - FIRST_JAVA) + host
                + "; run it with a newer Java, or take a plug-in that is built for an older one";
    }

    private static String missing(Throwable error) {
        String message = oneLine(error.getMessage());
        if (message.startsWith("Could not initialize class")) {
            return "its static initialiser has failed before";
        }
        return "needs the class " + message.replace('/', '.') + ", which isn't there; add the jar that has it";
    }

    /** Gives an error's type and message as one line. */
    static String oneLine(Throwable error) {
        String message = oneLine(error.getMessage());
        String type = error.getClass().getName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** Gives a text, which may be anything and come from anywhere, as one line of bounded length. */
    static String oneLine(@Nullable String text) {
        String shown =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return shown.length() <= LONGEST_TEXT ? shown : shown.substring(0, LONGEST_TEXT) + "...";
    }
}
