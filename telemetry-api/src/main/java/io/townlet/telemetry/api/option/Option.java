package io.townlet.telemetry.api.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One option that a plug-in declares: its name, type, default and meaning. The host validates, documents and redacts from it, and the
 * plug-in reads the value with it, {@code options.get(MY_OPTION)}. Immutable.
 *
 * @param <T> the Java type of its value
 * @param name its key in the configuration: lower-case letters, digits and {@code _}
 * @param type what values it takes
 * @param defaultValue its value where none is configured, or null
 * @param required whether it must be configured
 * @param secret whether its value must never be shown
 * @param description what it does: one sentence
 */
public record Option<T>(
        String name,
        OptionType<T> type,
        @Nullable T defaultValue,
        boolean required,
        boolean secret,
        String description) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /**
     * Checks the declaration.
     *
     * @throws IllegalArgumentException where the name isn't one, or where a required option has a default
     */
    public Option {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "option name '" + name + "' must be lower-case letters, digits and '_', and begin with a letter");
        }
        if (required && defaultValue != null) {
            throw new IllegalArgumentException("option '" + name + "' is required, so a default would never be used");
        }
    }

    /**
     * Declares an option of any type.
     *
     * @param <T> the Java type of its value
     * @param name its key
     * @param type what values it takes
     * @return an option that may be left out and has no default
     */
    public static <T> Option<T> of(String name, OptionType<T> type) {
        return new Option<>(name, type, null, false, false, "");
    }

    /**
     * Declares a text.
     *
     * @param name its key
     * @return the option
     */
    public static Option<String> text(String name) {
        return of(name, new OptionType.Text());
    }

    /**
     * Declares a truth value.
     *
     * @param name its key
     * @return the option
     */
    public static Option<Boolean> flag(String name) {
        return of(name, new OptionType.Flag());
    }

    /**
     * Declares a whole number.
     *
     * @param name its key
     * @param min the least, inclusive
     * @param max the most, inclusive
     * @return the option
     */
    public static Option<Integer> wholeNumber(String name, int min, int max) {
        return of(name, new OptionType.WholeNumber(min, max, false));
    }

    /**
     * Declares a number.
     *
     * @param name its key
     * @param min the least, inclusive
     * @param max the most, inclusive
     * @return the option
     */
    public static Option<Double> number(String name, double min, double max) {
        return of(name, new OptionType.DecimalNumber(min, max));
    }

    /**
     * Declares a time in seconds.
     *
     * @param name its key
     * @param min the least in seconds, inclusive
     * @param max the most in seconds, inclusive
     * @return the option
     */
    public static Option<Duration> seconds(String name, double min, double max) {
        return of(name, new OptionType.Seconds(min, max, false));
    }

    /**
     * Declares a number of bytes.
     *
     * @param name its key
     * @param min the least, inclusive
     * @param max the most, inclusive
     * @return the option
     */
    public static Option<Long> byteCount(String name, long min, long max) {
        return of(name, new OptionType.ByteCount(min, max));
    }

    /**
     * Declares one of some words.
     *
     * @param name its key
     * @param words the words
     * @return the option
     */
    public static Option<String> choice(String name, String... words) {
        return of(name, new OptionType.Choice(List.of(words)));
    }

    /**
     * Declares the path of a file.
     *
     * @param name its key
     * @return the option
     */
    public static Option<Path> file(String name) {
        return of(name, new OptionType.FilePath());
    }

    /**
     * Declares a list of texts.
     *
     * @param name its key
     * @return the option
     */
    public static Option<List<String>> textList(String name) {
        return of(name, new OptionType.TextList());
    }

    /**
     * Declares a map from text to text.
     *
     * @param name its key
     * @return the option
     */
    public static Option<Map<String, String>> textMap(String name) {
        return of(name, new OptionType.TextMap());
    }

    /**
     * Declares a map from text to a list of texts.
     *
     * @param name its key
     * @return the option
     */
    public static Option<Map<String, List<String>>> textListMap(String name) {
        return of(name, new OptionType.TextListMap());
    }

    /**
     * Gives the option a default.
     *
     * @param value its value where none is configured
     * @return the changed declaration
     */
    public Option<T> withDefault(T value) {
        return new Option<>(name, type, value, false, secret, description);
    }

    /**
     * Makes the option one that must be configured.
     *
     * @return the changed declaration
     * @throws IllegalArgumentException where it has a default
     */
    public Option<T> asRequired() {
        return new Option<>(name, type, defaultValue, true, secret, description);
    }

    /**
     * Makes the option one whose value is never shown.
     *
     * @return the changed declaration
     */
    public Option<T> asSecret() {
        return new Option<>(name, type, defaultValue, required, true, description);
    }

    /**
     * Says what the option does.
     *
     * @param sentence one sentence
     * @return the changed declaration
     */
    public Option<T> describedAs(String sentence) {
        return new Option<>(name, type, defaultValue, required, secret, sentence);
    }

    /** Leaves out the default, which may be a secret. */
    @Override
    public String toString() {
        return "Option[" + name + ": " + type.allowed() + (required ? ", required" : "") + "]";
    }
}
