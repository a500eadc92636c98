package io.townlet.telemetry.core.plugin;

/** The table of docs/plugin-loading.md that says which line each broken plug-in gives. */
final class BrokenPluginsPage {

    private BrokenPluginsPage() {}

    /** Gives the row of one broken plug-in; the running Java, which differs, is written as N. */
    static String row(String what, String reason) {
        String line = reason.replace("this is Java " + Runtime.version().feature(), "this is Java N")
                .replace("|", "\\|");
        return "| " + what + " | `" + line.strip() + "` |";
    }
}
