package io.townlet.telemetry.transport.prometheus;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A line of Prometheus' text format that gives a value, read: {@code name{label="value",...} 1.0}, without a timestamp.
 *
 * @param name the metric's name
 * @param labels the labels with their values as they were before they were written
 * @param value the value, finite
 */
record SampleLine(String name, Map<String, String> labels, double value) {

    /** As {@link Double#toString(double)} has it; {@link Double#parseDouble} alone would take more. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?");

    /**
     * Reads a line.
     *
     * @param line the line, without its end
     * @param number counts the lines from 1, for what is said of it
     * @throws BrokenFileException where it isn't one
     */
    static SampleLine parse(String line, int number) throws BrokenFileException {
        return new Reader(line, number).read();
    }

    /** Goes over a line, from left to right. */
    private static final class Reader {

        private final String line;
        private final int number;
        private int at;

        Reader(String line, int number) {
            this.line = line;
            this.number = number;
        }

        SampleLine read() throws BrokenFileException {
            String name = name();
            Map<String, String> labels = new TreeMap<>();
            if (skipped('{')) {
                do {
                    String label = name();
                    expect('=');
                    if (labels.put(label, text()) != null) {
                        throw malformed();
                    }
                } while (skipped(','));
                expect('}');
            }
            expect(' ');
            String value = line.substring(at);
            if (!NUMBER.matcher(value).matches()) {
                throw malformed();
            }
            return new SampleLine(name, labels, Double.parseDouble(value));
        }

        private String name() throws BrokenFileException {
            int begin = at;
            while (at < line.length() && isOfName(line.charAt(at), at > begin)) {
                at++;
            }
            if (at == begin) {
                throw malformed();
            }
            return line.substring(begin, at);
        }

        private static boolean isOfName(char c, boolean digitAllowed) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '_'
                    || (digitAllowed && c >= '0' && c <= '9');
        }

        private String text() throws BrokenFileException {
            expect('"');
            StringBuilder plain = new StringBuilder();
            while (!skipped('"')) {
                boolean escaped = skipped('\\');
                char c = next();
                plain.append(escaped ? unescaped(c) : c);
            }
            return plain.toString();
        }

        private char unescaped(char c) throws BrokenFileException {
            return switch (c) {
                case 'n' -> '\n';
                case '"', '\\' -> c;
                default -> throw malformed();
            };
        }

        private boolean skipped(char c) {
            boolean there = at < line.length() && line.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private void expect(char c) throws BrokenFileException {
            if (next() != c) {
                throw malformed();
            }
        }

        private char next() throws BrokenFileException {
            if (at == line.length()) {
                throw malformed();
            }
            return line.charAt(at++);
        }

        private BrokenFileException malformed() {
            return new BrokenFileException("line " + number + " is no line of metrics");
        }
    }
}
