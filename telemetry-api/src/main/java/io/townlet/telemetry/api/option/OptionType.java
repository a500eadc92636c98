package io.townlet.telemetry.api.option;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What values an option takes. Raw values are those of a configuration: text, numbers, truth values, lists and maps; a number or a
 * truth value may also stand as text.
 *
 * @param <T> the Java type of a converted value
 */
public sealed interface OptionType<T> {

    /** The word that stands for "no limit" where a type allows it. */
    String UNLIMITED = "unlimited";

    /** The value of a whole number that is {@link #UNLIMITED}. */
    int UNLIMITED_COUNT = Integer.MAX_VALUE;

    /** The value of a time that is {@link #UNLIMITED}: about 292 years. */
    Duration UNLIMITED_TIME = Duration.ofNanos(Long.MAX_VALUE);

    /**
     * Converts a raw value and checks its bounds.
     *
     * @param raw the value as configured
     * @return the typed value
     * @throws InvalidOptionException where it is not allowed; the message is "must be" and {@link #allowed()}, and never holds the value
     */
    T convert(Object raw);

    /**
     * Says what is allowed, to go after "must be".
     *
     * @return for example {@code a whole number from 1 to 65536}
     */
    String allowed();

    /** Any text. */
    record Text() implements OptionType<String> {
        @Override
        public String convert(Object raw) {
            return RawValues.scalar(raw, this);
        }

        @Override
        public String allowed() {
            return "text";
        }
    }

    /** True or false. */
    record Flag() implements OptionType<Boolean> {
        @Override
        public Boolean convert(Object raw) {
            return switch (RawValues.scalar(raw, this)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw RawValues.notAllowed(this);
            };
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /**
     * A whole number within bounds.
     *
     * @param min the least, inclusive
     * @param max the most, inclusive
     * @param orUnlimited whether {@link #UNLIMITED} is allowed too
     */
    record WholeNumber(int min, int max, boolean orUnlimited) implements OptionType<Integer> {
        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException where nothing lies between them
         */
        public WholeNumber {
            RawValues.checkBounds(min, max);
        }

        @Override
        public Integer convert(Object raw) {
            String text = RawValues.scalar(raw, this);
            if (orUnlimited && UNLIMITED.equals(text)) {
                return UNLIMITED_COUNT;
            }
            return RawValues.wholeNumber(text, min, max, this).intValue();
        }

        @Override
        public String allowed() {
            return "a whole number from " + min + " to " + max + (orUnlimited ? ", or " + UNLIMITED : "");
        }
    }

    /**
     * A number within bounds.
     *
     * @param min the least, inclusive
     * @param max the most, inclusive
     */
    record DecimalNumber(double min, double max) implements OptionType<Double> {
        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException where nothing lies between them, or where one isn't finite
         */
        public DecimalNumber {
            RawValues.checkBounds(min, max);
        }

        @Override
        public Double convert(Object raw) {
            return RawValues.number(RawValues.scalar(raw, this), min, max, this).doubleValue();
        }

        @Override
        public String allowed() {
            return "a number from " + RawValues.plain(min) + " to " + RawValues.plain(max);
        }
    }

    /**
     * A time in seconds, possibly with a fraction.
     *
     * @param min the least in seconds, inclusive
     * @param max the most in seconds, inclusive
     * @param orUnlimited whether {@link #UNLIMITED} is allowed too
     */
    record Seconds(double min, double max, boolean orUnlimited) implements OptionType<Duration> {
        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException where nothing lies between them, or where one is beyond {@link #UNLIMITED_TIME}
         */
        public Seconds {
            RawValues.checkBounds(min, max);
            if (Math.max(Math.abs(min), Math.abs(max)) > (double) UNLIMITED_TIME.toSeconds()) {
                throw new IllegalArgumentException(
                        "bounds from " + min + " to " + max + " seconds are too wide; 292 years is the most");
            }
        }

        @Override
        public Duration convert(Object raw) {
            String text = RawValues.scalar(raw, this);
            if (orUnlimited && UNLIMITED.equals(text)) {
                return UNLIMITED_TIME;
            }
            BigDecimal number = RawValues.number(text, min, max, this);
            return Duration.ofNanos(number.movePointRight(9).longValue());
        }

        @Override
        public String allowed() {
            return "seconds from " + RawValues.plain(min) + " to " + RawValues.plain(max)
                    + (orUnlimited ? ", or " + UNLIMITED : "");
        }
    }

    /**
     * A number of bytes within bounds.
     *
     * @param min the least, inclusive
     * @param max the most, inclusive
     */
    record ByteCount(long min, long max) implements OptionType<Long> {
        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException where nothing lies between them
         */
        public ByteCount {
            RawValues.checkBounds((double) min, (double) max);
        }

        @Override
        public Long convert(Object raw) {
            return RawValues.wholeNumber(RawValues.scalar(raw, this), min, max, this)
                    .longValue();
        }

        @Override
        public String allowed() {
            return "a number of bytes from " + min + " to " + max;
        }
    }

    /**
     * One of some words.
     *
     * @param words the words; at least one
     */
    record Choice(List<String> words) implements OptionType<String> {
        /**
         * Copies the words.
         *
         * @throws IllegalArgumentException where there is none
         */
        public Choice {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a choice needs at least one word");
            }
        }

        @Override
        public String convert(Object raw) {
            String text = RawValues.scalar(raw, this);
            if (!words.contains(text)) {
                throw RawValues.notAllowed(this);
            }
            return text;
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", words);
        }
    }

    /** The path of a file. A relative one starts from the folder that the plug-in's documentation names. */
    record FilePath() implements OptionType<Path> {
        @Override
        public Path convert(Object raw) {
            String text = RawValues.scalar(raw, this);
            if (text.isBlank()) {
                throw RawValues.notAllowed(this);
            }
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                // Its message holds the text, which may be a secret, so it isn't passed on as the cause.
                throw new InvalidOptionException("must be " + allowed() + ", but: " + e.getReason());
            }
        }

        @Override
        public String allowed() {
            return "the path of a file";
        }
    }

    /** A list of texts. */
    record TextList() implements OptionType<List<String>> {
        @Override
        public List<String> convert(Object raw) {
            return RawValues.texts(raw, this);
        }

        @Override
        public String allowed() {
            return "a list of texts";
        }
    }

    /** A map from text to text, in order. */
    record TextMap() implements OptionType<Map<String, String>> {
        @Override
        public Map<String, String> convert(Object raw) {
            if (!(raw instanceof Map<?, ?> map)) {
                throw RawValues.notAllowed(this);
            }
            Map<String, String> texts = new LinkedHashMap<>();
            map.forEach((key, value) -> texts.put(RawValues.scalar(key, this), RawValues.scalar(value, this)));
            return Collections.unmodifiableMap(texts);
        }

        @Override
        public String allowed() {
            return "a map of names to texts";
        }
    }

    /** A map from text to a list of texts, in order. */
    record TextListMap() implements OptionType<Map<String, List<String>>> {
        @Override
        public Map<String, List<String>> convert(Object raw) {
            if (!(raw instanceof Map<?, ?> map)) {
                throw RawValues.notAllowed(this);
            }
            Map<String, List<String>> lists = new LinkedHashMap<>();
            map.forEach((key, value) -> lists.put(RawValues.scalar(key, this), RawValues.texts(value, this)));
            return Collections.unmodifiableMap(lists);
        }

        @Override
        public String allowed() {
            return "a map of names to lists of texts";
        }
    }
}
