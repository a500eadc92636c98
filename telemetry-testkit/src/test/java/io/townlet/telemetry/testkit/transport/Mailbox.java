package io.townlet.telemetry.testkit.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A target in memory, which can be told to do everything that a contract asks for. */
final class Mailbox implements TransportTarget {

    enum Mood {
        WELL,
        AWAY,
        STALLS_START,
        STALLS_SEND,
        TOO_LARGE,
        PERMANENT,
        BUSY
    }

    private final List<String> lines = new ArrayList<>();
    private Mood mood = Mood.WELL;
    private Duration delay = Duration.ZERO;
    private int roomFor = Integer.MAX_VALUE;
    private boolean touched;
    private boolean closed;

    @Override
    public Map<String, ?> options() {
        return Map.of("box", "at the corner", "token", "s3cr3t-word");
    }

    @Override
    public String name() {
        return "at the corner";
    }

    @Override
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized boolean isUntouched() {
        return !touched;
    }

    synchronized void touch() {
        touched = true;
    }

    /** Takes a line, where there is room. */
    synchronized boolean put(String line) {
        touched = true;
        if (roomFor == 0) {
            return false;
        }
        roomFor--;
        lines.add(line);
        return true;
    }

    synchronized Mood mood() {
        return mood;
    }

    synchronized Duration delay() {
        return delay;
    }

    private synchronized void become(Mood other) {
        mood = other;
        notifyAll();
    }

    /** Waits while it stalls, for so long at most; gives false where the time was up. */
    synchronized boolean awaitNot(Mood unwanted, Duration timeout, BooleanSupplier giveUp) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (mood == unwanted && !giveUp.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Blocks until a condition holds; the target's close ends it in any case, so that no test leaves a thread behind. */
    synchronized void hold(BooleanSupplier until) {
        while (!until.getAsBoolean() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    synchronized void wake() {
        notifyAll();
    }

    @Override
    public void goAway() {
        become(Mood.AWAY);
    }

    @Override
    public void stallStart() {
        become(Mood.STALLS_START);
    }

    @Override
    public void stallSend() {
        become(Mood.STALLS_SEND);
    }

    @Override
    public void refuseAsTooLarge() {
        become(Mood.TOO_LARGE);
    }

    @Override
    public void refusePermanently() {
        become(Mood.PERMANENT);
    }

    @Override
    public synchronized void askForDelay(Duration wish) {
        delay = wish;
        become(Mood.BUSY);
    }

    @Override
    public synchronized void failAfter(int events) {
        roomFor = events;
    }

    @Override
    public synchronized void behave() {
        roomFor = Integer.MAX_VALUE;
        become(Mood.WELL);
    }

    @Override
    public synchronized void close() {
        closed = true;
        become(Mood.WELL);
    }
}
