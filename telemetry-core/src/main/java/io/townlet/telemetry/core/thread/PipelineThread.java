package io.townlet.telemetry.core.thread;

/** A thread that a pipeline owns: a daemon, so that it never keeps a program alive. */
public final class PipelineThread extends Thread {

    /**
     * Makes a thread, not started.
     *
     * @param name the thread's name
     * @param body what it runs
     */
    public PipelineThread(String name, Runnable body) {
        super(body, name);
        setDaemon(true);
    }
}
