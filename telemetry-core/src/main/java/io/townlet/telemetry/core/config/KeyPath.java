package io.townlet.telemetry.core.config;

/** Joins keys with dots, as {@code --set} takes them. */
final class KeyPath {

    private KeyPath() {}

    static String of(String path, String key) {
        String shown = ShownText.of(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
