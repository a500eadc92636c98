package io.townlet.telemetry.core.narration;

import io.townlet.telemetry.api.event.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets no more narrations through than a reader can follow. It knows no time but the ticks it is given; what lies ahead of a tick is forgotten,
 * so that a simulation that goes back isn't silenced. Safe for use by several threads.
 */
public final class NarrationGate {

    /** The most categories and the most subjects that are remembered; the oldest are forgotten first. */
    public static final int MAX_REMEMBERED = 1024;

    private final NarrationSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> toldByCategory = new LinkedHashMap<>();
    private final Map<String, Long> toldBySubject = new LinkedHashMap<>();
    private final Deque<Long> window = new ArrayDeque<>();
    private @Nullable Long toldLast;

    /**
     * Makes a gate that hasn't let anything through.
     *
     * @param settings the limits
     */
    public NarrationGate(NarrationSettings settings) {
        this.settings = settings;
    }

    /**
     * Decides about a narration, and counts it where it is to be told.
     *
     * @param narration what would be told
     * @param tick the tick at which it would be
     * @return whether to tell it, or which limit it met
     */
    public NarrationVerdict admit(Narration narration, long tick) {
        lock.lock();
        try {
            forget(tick);
            NarrationVerdict verdict = judge(narration, tick);
            if (verdict.told()) {
                remember(narration, tick);
            }
            return verdict;
        } finally {
            lock.unlock();
        }
    }

    private NarrationVerdict judge(Narration narration, long tick) {
        if (toldBySubject.containsKey(key(narration))) {
            return NarrationVerdict.DUPLICATE;
        }
        if (window.size() >= settings.windowLimit()) {
            return NarrationVerdict.WINDOW_FULL;
        }
        if (narration.priority() || settings.priorityCategories().contains(narration.category())) {
            return NarrationVerdict.TOLD;
        }
        if (toldLast != null && tick - toldLast < settings.globalCooldownTicks()) {
            return NarrationVerdict.GLOBAL_COOLDOWN;
        }
        return toldByCategory.containsKey(narration.category())
                ? NarrationVerdict.CATEGORY_COOLDOWN
                : NarrationVerdict.TOLD;
    }

    /** Forgets what no longer limits anything at a tick, and what lies ahead of it. */
    private void forget(long tick) {
        toldBySubject.values().removeIf(told -> isOver(told, settings.dedupeTicks(), tick));
        toldByCategory.entrySet().removeIf(each -> isOver(each.getValue(), cooldown(each.getKey()), tick));
        window.removeIf(told -> isOver(told, settings.windowTicks(), tick));
        if (toldLast != null && isOver(toldLast, settings.globalCooldownTicks(), tick)) {
            toldLast = null;
        }
    }

    private static boolean isOver(long told, int span, long tick) {
        return told > tick || tick - told >= span;
    }

    private int cooldown(String category) {
        return settings.categoryCooldownTicks().getOrDefault(category, 0);
    }

    private void remember(Narration narration, long tick) {
        toldLast = tick;
        window.addLast(tick);
        rememberIn(toldByCategory, narration.category(), tick);
        rememberIn(toldBySubject, key(narration), tick);
    }

    private static void rememberIn(Map<String, Long> told, String key, long tick) {
        told.remove(key);
        told.put(key, tick);
        if (told.size() > MAX_REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
    }

    /** A category has no line break, so that no two pairs make the same key. */
    private static String key(Narration narration) {
        return narration.category().replace('\n', ' ') + '\n' + narration.subject();
    }

    /**
     * Gives what a save must hold so that the limits go on.
     *
     * @return the state, as {@link #importState} takes it
     */
    public Payload exportState() {
        lock.lock();
        try {
            return NarrationMemory.toPayload(new NarrationMemory(toldLast, window, toldByCategory, toldBySubject));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes on from a save.
     *
     * @param memory what was told before
     */
    public void importState(NarrationMemory memory) {
        lock.lock();
        try {
            toldLast = memory.last();
            window.clear();
            window.addAll(memory.window());
            toldByCategory.clear();
            toldByCategory.putAll(memory.byCategory());
            toldBySubject.clear();
            toldBySubject.putAll(memory.bySubject());
        } finally {
            lock.unlock();
        }
    }
}
