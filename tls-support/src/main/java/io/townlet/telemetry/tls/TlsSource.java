package io.townlet.telemetry.tls;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what a connection needs of some PEM files, as they are at that moment: ask it before each new connection, and renewed
 * certificates need no restart. No thread watches the files.
 *
 * <p>Safe for use by several threads.
 */
public final class TlsSource {

    /** Takes what is to be told about a change of the files. */
    interface Notices {

        /** The files changed, and will be used from now on. */
        void reloaded();

        /** The files changed in a way that can't be used, so the last good ones stay in use. */
        void refused(TlsException problem);
    }

    private final TlsFiles files;
    private final Notices notices;
    private @Nullable PemFiles seen;
    private @Nullable TlsCredentials good;

    /**
     * Names the files. They are not looked at yet.
     *
     * @param files the files
     * @param transportId names the transport in log lines
     */
    public TlsSource(TlsFiles files, String transportId) {
        this(files, new LoggedNotices(transportId));
    }

    TlsSource(TlsFiles files, Notices notices) {
        this.files = files;
        this.notices = notices;
    }

    /**
     * Looks at the files. It reads them whole, so that a change is seen whatever their times say.
     *
     * @return the same object as before where the files are unchanged, else a new one; where they have changed for the worse, the last
     *     good one, and the log says once what is wrong
     * @throws TlsException where the files can't be used and never could; the next call looks again
     */
    public synchronized TlsCredentials current() throws TlsException {
        PemFiles now = PemFiles.read(files);
        TlsCredentials last = good;
        if (last != null && now.equals(seen)) {
            return last;
        }
        seen = now;
        try {
            TlsCredentials changed = CredentialsLoader.load(now);
            good = changed;
            if (last != null) {
                notices.reloaded();
            }
            return changed;
        } catch (TlsException e) {
            if (last == null) {
                throw e;
            }
            notices.refused(e);
            return last;
        }
    }

    private record LoggedNotices(String transportId) implements Notices {

        private static final Logger LOG = LoggerFactory.getLogger(TlsSource.class);

        @Override
        public void reloaded() {
            LOG.info("event=tls_files_reloaded transport={}", transportId);
        }

        @Override
        public void refused(TlsException problem) {
            LOG.warn(
                    "event=tls_files_refused transport={} reason=\"{}\" next=\"the last good ones stay in use\"",
                    transportId,
                    problem.getMessage());
        }
    }
}
