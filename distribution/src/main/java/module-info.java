/** The {@code telemetry} command. */
module io.townlet.telemetry.cli {
    requires io.townlet.telemetry.core;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires static org.jspecify;

    // The command line is read from annotations.
    opens io.townlet.telemetry.cli to
            info.picocli;
}
