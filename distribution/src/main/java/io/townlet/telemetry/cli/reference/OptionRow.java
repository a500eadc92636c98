package io.townlet.telemetry.cli.reference;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One option as it is shown. A secret's default is never shown.
 *
 * @param name its key
 * @param type the type of its values, one or two words
 * @param byDefault its default, {@code required}, or {@code none}
 * @param allowed what is allowed
 * @param secret whether its value is hidden in messages and logs
 * @param description what it does
 */
public record OptionRow(
        String name, String type, String byDefault, String allowed, boolean secret, String description) {

    private static final String REQUIRED = "required";
    private static final String NONE = "none";

    /**
     * Shows an option.
     *
     * @param prefix what stands before its name, for example {@code retry.}
     * @param option the option
     * @return how it is shown
     */
    public static OptionRow of(String prefix, Option<?> option) {
        return new OptionRow(
                prefix + option.name(),
                type(option.type()),
                byDefault(option),
                option.type().allowed(),
                option.secret(),
                option.description());
    }

    private static String type(OptionType<?> type) {
        if (type instanceof OptionType.Text) {
            return "text";
        }
        if (type instanceof OptionType.Flag) {
            return "flag";
        }
        if (type instanceof OptionType.WholeNumber) {
            return "whole number";
        }
        if (type instanceof OptionType.DecimalNumber) {
            return "number";
        }
        if (type instanceof OptionType.Seconds) {
            return "seconds";
        }
        if (type instanceof OptionType.ByteCount) {
            return "bytes";
        }
        if (type instanceof OptionType.Choice) {
            return "choice";
        }
        if (type instanceof OptionType.FilePath) {
            return "file";
        }
        return type instanceof OptionType.TextList ? "list" : "map";
    }

    private static String byDefault(Option<?> option) {
        if (option.required()) {
            return REQUIRED;
        }
        Object value = option.defaultValue();
        if (value == null) {
            return NONE;
        }
        return option.secret() ? "hidden" : shown(value);
    }

    private static String shown(Object value) {
        if (value instanceof Duration time) {
            return time.equals(OptionType.UNLIMITED_TIME)
                    ? OptionType.UNLIMITED
                    : BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Integer count && count == OptionType.UNLIMITED_COUNT) {
            return OptionType.UNLIMITED;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + shown(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }
}
