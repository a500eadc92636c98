package io.townlet.telemetry.core.testing;

import java.time.Duration;
import java.util.List;

/**
 * One send that a {@link FaultyTransport} saw.
 *
 * @param key the batch's key
 * @param number the batch's attempt
 * @param lines the batch's lines, without their line feeds
 * @param timeout how long the send might take
 * @param thread the name of the thread that sent it
 */
public record Attempt(String key, int number, List<String> lines, Duration timeout, String thread) {}
