package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.core.narration.Narration;
import io.townlet.telemetry.core.narration.NarrationSettings;
import io.townlet.telemetry.core.narration.PersonalityNarrator;
import io.townlet.telemetry.core.narration.RelationshipNarrator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds what is worth telling in ticks and events. Immutable. */
final class NarrationDesk {

    private static final String CHAT = "social.chat";
    private static final String RIVALRY = "rivalry.events";

    private final RelationshipNarrator relationships;
    private final PersonalityNarrator personalities;

    NarrationDesk(NarrationSettings settings) {
        this.relationships = new RelationshipNarrator(settings.relationship());
        this.personalities = new PersonalityNarrator(settings.personality());
    }

    List<Narration> ofTick(Payload snapshot) {
        PayloadArray updates = snapshot.getArray("relationship_updates");
        return updates == null ? List.of() : relationships.of(updates);
    }

    /** Looks at an event, given the latest {@code personality.snapshot}. */
    List<Narration> ofEvent(String name, Payload payload, Payload personality) {
        if (personality.isEmpty()) {
            return List.of();
        }
        if (name.equals(CHAT)) {
            return Stream.ofNullable(personalities.ofChat(payload, personality)).toList();
        }
        if (name.equals(RIVALRY)) {
            return EventRoutes.each(payload, "events").stream()
                    .map(rivalry -> personalities.ofRivalry(rivalry, personality))
                    .filter(Objects::nonNull)
                    .map(Narration.class::cast)
                    .toList();
        }
        return List.of();
    }
}
