package io.townlet.telemetry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Values that are given on the command line in place of those in the configuration. */
final class OverrideOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Puts a value in place of the configuration's, for example"
                    + " --set telemetry.transport.file_path=out.jsonl. May be given several times.")
    private List<String> values = new ArrayList<>();

    OverrideOptions() {}

    List<String> values() {
        return values;
    }
}
