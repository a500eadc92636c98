package io.townlet.telemetry.core.config;

/**
 * Where something stands.
 *
 * @param source the configuration's name, or {@code --set KEY}
 * @param line from 1, or 0 where there are no lines
 * @param column from 1, or 0 where there are no lines
 */
record Place(String source, int line, int column) {

    static Place whole(String source) {
        return new Place(source, 0, 0);
    }

    /** Gives it as {@code telemetry.yaml:7:5}, which most terminals can follow. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
