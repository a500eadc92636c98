package io.townlet.telemetry.cli.console;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a value down for a person: what fits stands in one line, what doesn't is indented. Safe to print; not made to be read by programs. */
public final class AnswerText {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private AnswerText() {}

    /**
     * Writes an object down.
     *
     * @param answer the object
     * @return lines of printable characters; none where it is empty
     */
    public static List<String> of(Payload answer) {
        AnswerText text = new AnswerText();
        text.writeFields(answer, "", "");
        return text.lines;
    }

    /** The first field goes behind what the line begins with already; the others below it. */
    private void writeFields(Payload object, String first, String indent) {
        String before = first;
        for (int i = 0; i < object.size(); i++) {
            write(before + PlainText.of(object.keyAt(i)) + ":", object.valueAt(i), indent);
            before = indent;
        }
    }

    private void write(String before, @Nullable Object value, String indent) {
        String compact = compact(value);
        if (before.length() + 1 + compact.length() <= WIDTH || isLeaf(value)) {
            lines.add(before + " " + compact);
        } else if (value instanceof Payload object) {
            lines.add(before);
            writeFields(object, indent + INDENT, indent + INDENT);
        } else if (value instanceof PayloadArray array) {
            lines.add(before);
            array.forEach(element -> writeElement(element, indent));
        }
    }

    private void writeElement(@Nullable Object element, String indent) {
        String compact = compact(element);
        String dash = indent + "- ";
        if (element instanceof Payload object && dash.length() + compact.length() > WIDTH) {
            writeFields(object, dash, indent + INDENT);
        } else {
            lines.add(dash + compact);
        }
    }

    private static boolean isLeaf(@Nullable Object value) {
        return !(value instanceof Payload) && !(value instanceof PayloadArray);
    }

    private static String compact(@Nullable Object value) {
        if (value instanceof Payload object) {
            StringJoiner fields = new StringJoiner(", ", "{", "}");
            object.forEach((key, field) -> fields.add(PlainText.of(key) + ": " + compact(field)));
            return fields.toString();
        }
        if (value instanceof PayloadArray array) {
            StringJoiner elements = new StringJoiner(", ", "[", "]");
            array.forEach(element -> elements.add(compact(element)));
            return elements.toString();
        }
        return PlainText.of(String.valueOf(value));
    }
}
