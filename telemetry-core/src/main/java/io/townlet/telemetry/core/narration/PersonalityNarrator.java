package io.townlet.telemetry.core.narration;

import io.townlet.telemetry.api.event.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is worth telling of where a trait shows: an outgoing agent's good talk, and a forgiving one's patience in a quarrel. Traits are those of
 * {@code personality.snapshot}, whose {@code agents} has an object of numbers for each. Immutable.
 */
public final class PersonalityNarrator {

    /** The category of all of them. */
    public static final String PERSONALITY = "personality";

    private final NarrationSettings.Personality thresholds;

    /**
     * Makes a narrator.
     *
     * @param thresholds when a trait is worth telling of
     */
    public PersonalityNarrator(NarrationSettings.Personality thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * Looks at a talk.
     *
     * @param chat a talk's {@code speaker}, {@code listener} and {@code quality}
     * @param personality the latest {@code personality.snapshot}
     * @return what to tell, or null where it isn't worth it
     */
    public @Nullable Narration ofChat(Payload chat, Payload personality) {
        String speaker = chat.getString("speaker");
        String listener = chat.getString("listener");
        if (speaker == null || listener == null || value(chat, "quality") < thresholds.chatQuality()) {
            return null;
        }
        double extroversion = trait(personality, speaker, "extroversion");
        if (extroversion < thresholds.chatExtroversion()) {
            return null;
        }
        return new Narration(
                PERSONALITY,
                speaker + ", outgoing as ever, has a good talk with " + listener + ".",
                extroversion >= thresholds.chatPriority(),
                "chat " + speaker,
                Payload.builder(3)
                        .put("speaker", speaker)
                        .put("listener", listener)
                        .put("extroversion", extroversion)
                        .build());
    }

    /**
     * Looks at a quarrel.
     *
     * @param rivalry a quarrel's {@code agent_a} and {@code agent_b}
     * @param personality the latest {@code personality.snapshot}
     * @return what to tell, or null where it isn't worth it
     */
    public @Nullable Narration ofRivalry(Payload rivalry, Payload personality) {
        String patient = rivalry.getString("agent_a");
        String other = rivalry.getString("agent_b");
        if (patient == null || other == null) {
            return null;
        }
        double forgiveness = trait(personality, patient, "forgiveness");
        if (forgiveness < thresholds.conflictTolerance()) {
            return null;
        }
        return new Narration(
                PERSONALITY,
                patient + ", slow to anger, lets a quarrel with " + other + " go.",
                false,
                "patience " + patient,
                Payload.builder(3)
                        .put("agent", patient)
                        .put("other", other)
                        .put("forgiveness", forgiveness)
                        .build());
    }

    /** Gives a trait; one that isn't known is -1, the least there is. */
    private static double trait(Payload personality, String agent, String trait) {
        Payload agents = personality.getPayload("agents");
        Payload traits = agents == null ? null : agents.getPayload(agent);
        Number number = traits == null ? null : traits.getNumber(trait);
        return number == null ? -1 : number.doubleValue();
    }

    private static double value(Payload from, String field) {
        Number number = from.getNumber(field);
        return number == null ? 0 : number.doubleValue();
    }
}
