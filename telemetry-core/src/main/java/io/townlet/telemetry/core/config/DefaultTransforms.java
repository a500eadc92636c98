package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The transforms that a pipeline has where its configuration names none. */
final class DefaultTransforms {

    /** What is needed for it. */
    static final List<String> NAMES =
            List.of("snapshot_normalizer", "redact_fields", "ensure_fields", "schema_validator");

    private DefaultTransforms() {}

    /** Gives the list as if it stood at a place of the configuration. */
    static ListNode at(Place place) {
        MapNode redaction = new MapNode(
                place,
                Map.of(
                        "fields", new Entry(place, texts(place, "policy_identity")),
                        "kinds", new Entry(place, texts(place, "snapshot", "diff"))));
        return new ListNode(
                place,
                List.of(
                        text(place, "snapshot_normalizer"),
                        new MapNode(place, Map.of("redact_fields", new Entry(place, redaction))),
                        text(place, "ensure_fields"),
                        text(place, "schema_validator")));
    }

    private static ListNode texts(Place place, String... texts) {
        return new ListNode(
                place, Stream.of(texts).map(each -> text(place, each)).toList());
    }

    private static ConfigNode text(Place place, String text) {
        return new ScalarNode(place, text, text);
    }
}
