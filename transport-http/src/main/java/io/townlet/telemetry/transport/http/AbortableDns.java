package io.townlet.telemetry.transport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks up names in such a way that one can stop waiting. The system's own look-up can be neither bounded nor interrupted, so it gets a
 * thread of its own, which ends when the system has an answer and does not keep the process alive.
 *
 * <p>Serves one call at a time; {@link #abort} may come from any thread.
 */
final class AbortableDns implements Dns {

    private final Dns system;
    private final String threadName;
    private volatile @Nullable Call served;
    private volatile @Nullable CompletableFuture<List<InetAddress>> pending;

    AbortableDns(Dns system, String threadName) {
        this.system = system;
        this.threadName = threadName;
    }

    /** Names the call that will look up names from now on. */
    void serve(Call call) {
        served = call;
    }

    /** Makes a look-up that is under way for the call fail. A former call may be given up late, and doesn't count any more. */
    void abort(Call call) {
        if (!call.equals(served)) {
            return;
        }
        CompletableFuture<List<InetAddress>> current = pending;
        if (current != null) {
            current.completeExceptionally(new UnknownHostException("the look-up of the name took too long"));
        }
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        pending = answer;
        Thread thread = new Thread(() -> resolve(hostname, answer), threadName);
        thread.setDaemon(true);
        thread.start();
        Call call = served;
        if (call != null && call.isCanceled()) {
            // It was given up before there was anything to abort.
            abort(call);
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw unknown(hostname, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(hostname, e);
        } finally {
            pending = null;
        }
    }

    private void resolve(String hostname, CompletableFuture<List<InetAddress>> answer) {
        try {
            answer.complete(system.lookup(hostname));
        } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static UnknownHostException unknown(String hostname, @Nullable Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(hostname);
        unknown.initCause(cause);
        return unknown;
    }
}
