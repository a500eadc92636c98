package io.townlet.telemetry.api.event;

/** Writes a payload as JSON in the plainest way, to hold the product's own estimates against. For ASCII text only. */
final class ReferenceJson {

    private ReferenceJson() {}

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    private static void append(Object value, StringBuilder out) {
        if (value instanceof Payload object) {
            String separator = "{";
            for (int i = 0; i < object.size(); i++) {
                out.append(separator);
                append(object.keyAt(i), out);
                out.append(':');
                append(object.valueAt(i), out);
                separator = ",";
            }
            out.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof PayloadArray array) {
            String separator = "[";
            for (Object element : array) {
                out.append(separator);
                append(element, out);
                separator = ",";
            }
            out.append(array.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            out.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else {
            out.append(value);
        }
    }
}
