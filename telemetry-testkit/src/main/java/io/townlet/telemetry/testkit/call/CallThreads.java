package io.townlet.telemetry.testkit.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes calls on threads of one group, which every thread inherits that is started by them: so the threads of a plug-in are told from all
 * others. Used by the test's thread.
 */
public final class CallThreads {

    private final ThreadGroup group;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final boolean daemon;

    /**
     * Begins without calls.
     *
     * @param name names the group
     * @param daemon whether the calls' threads are daemons, as threads are by default that they start
     */
    public CallThreads(String name, boolean daemon) {
        this.group = new ThreadGroup(name);
        this.daemon = daemon;
    }

    /**
     * Begins a call.
     *
     * @param what names it in messages
     * @param action the call
     * @return the call under way
     */
    public Call begin(String what, Call.Action action) {
        Call call = new Call(what, action, group, daemon);
        calls.add(call);
        return call.begin();
    }

    /**
     * Lists the threads that live and were started by the calls, directly or not.
     *
     * @return the threads, those of the calls themselves left out
     */
    public List<Thread> startedByCalls() {
        Thread[] found = new Thread[group.activeCount() * 2 + 16];
        int count = group.enumerate(found, true);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = found[i];
            if (calls.stream().noneMatch(call -> call.isOn(thread))) {
                threads.add(thread);
            }
        }
        return threads;
    }
}
