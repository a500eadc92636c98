package io.townlet.telemetry.transforms.schema;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema of the Townlet stream that comes with the plug-in. */
enum BuiltinSchema {
    /** Of whole snapshots. */
    SNAPSHOT("builtin:snapshot", "snapshot.schema.json"),
    /** Of diffs. */
    DIFF("builtin:diff", "diff.schema.json");

    /** How a name begins that is no file's. */
    static final String PREFIX = "builtin:";

    private final String reference;
    private final String resource;

    BuiltinSchema(String reference, String resource) {
        this.reference = reference;
        this.resource = resource;
    }

    /** Gives the name that selects it in the options. */
    String reference() {
        return reference;
    }

    /** Gives the name of its resource beside this class. */
    String resource() {
        return resource;
    }

    /** Finds the schema of a name, or gives null. */
    static @Nullable BuiltinSchema find(String reference) {
        for (BuiltinSchema schema : values()) {
            if (schema.reference.equals(reference)) {
                return schema;
            }
        }
        return null;
    }

    /** Gives all names. */
    static List<String> references() {
        return Arrays.stream(values()).map(BuiltinSchema::reference).toList();
    }
}
