package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.time.Duration;
import java.util.List;

/**
 * Makes transports of the type {@code file}, which append each event as a line to a file. Safe for use by several threads.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>name</th><th>default</th><th>bounds</th><th>meaning</th></tr>
 *   <tr><td>{@code file_path}</td><td>required</td><td></td>
 *       <td>the file; a relative path starts from the working directory of the process, and a symbolic link is followed</td></tr>
 *   <tr><td>{@code fsync}</td><td>{@code never}</td><td>{@code never}, {@code batch}, {@code interval}</td>
 *       <td>when lines are forced to the disk: left to the system, before a batch counts as delivered, or with the first batch after
 *       the interval has passed</td></tr>
 *   <tr><td>{@code fsync_interval_seconds}</td><td>1</td><td>0.01-3600</td><td>the interval of {@code fsync: interval}</td></tr>
 *   <tr><td>{@code rotate_max_bytes}</td><td>none</td><td>1024-1 TiB</td>
 *       <td>a line that would take the file past this size goes into a new file; only a line that is larger itself makes a larger
 *       file</td></tr>
 *   <tr><td>{@code rotate_interval_seconds}</td><td>none</td><td>1-31536000</td>
 *       <td>a batch that comes in another interval than the last line goes into a new file; intervals are counted from the UTC
 *       epoch, so 86400 means midnight UTC</td></tr>
 *   <tr><td>{@code rotate_keep}</td><td>7</td><td>0-10000</td><td>how many rotated files are kept</td></tr>
 *   <tr><td>{@code rotate_gzip}</td><td>false</td><td></td><td>whether rotated files are compressed</td></tr>
 * </table>
 *
 * <p><b>Only whole lines.</b> A write that fails halfway, for example because the disk is full, is cut back to the end of the last
 * whole line, and is a retryable failure that tells how many events stayed. What a crash left of a last line is moved to
 * {@code <name>.torn} at the next start, and never joined with a new event.
 *
 * <p><b>Rotated files</b> stand beside the file as {@code <name>.<UTC time>}, for example {@code events.jsonl.20260131T235959Z}, with
 * {@code .2} and so on after it where a second brings several, and {@code .gz} where compressed. Files of other names are never
 * touched. Rotation by time happens when a batch comes, not before, and needs a system clock that goes forward. Compressing and
 * deleting is done by a thread of its own; closing waits at most half a second for it, and the next start does what was left.
 *
 * <p><b>Moved or deleted files.</b> Before each batch the transport looks whether the path still names the file it writes to, and
 * opens or creates it anew where it doesn't, so both ways of {@code logrotate}, moving and truncating, work without a signal.
 *
 * <p><b>Permissions.</b> Files that the transport creates can be read and written by their owner alone, and so can directories;
 * what exists is left as it is. File systems without POSIX permissions keep their own rules.
 *
 * <p><b>Limits.</b> The system offers no way to bound or interrupt the writing of a file, so timeouts are not observed while one
 * write or sync is under way; closing takes effect after it. With {@code fsync: interval} the lines of the last batch before a
 * pause are forced when the next batch comes or when the transport is closed. One file must be written by one transport of one
 * process only: a second writer would have its lines cut off when a write fails. With {@code fsync} other than {@code never}, a
 * failure to sync takes back the batch, which is then sent again.
 */
public final class FileTransportProvider implements TransportProvider {

    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

    private final FileOpener opener;
    private final Duration closePatience;

    /** Makes a provider. */
    public FileTransportProvider() {
        this(PrivateFiles::openToAppend, CLOSE_PATIENCE);
    }

    /** Makes a provider that gets its channels from elsewhere, and waits otherwise for the compression of rotated files. */
    FileTransportProvider(FileOpener opener, Duration closePatience) {
        this.opener = opener;
        this.closePatience = closePatience;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public List<Option<?>> options() {
        return FileSettings.OPTIONS;
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return FileSettings.check(options);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        FileSettings settings = FileSettings.of(options);
        FileNotices notices = new FileNotices(context.id(), context.clock());
        EventLog log = new EventLog(settings, context.clock(), notices, opener, closePatience);
        return new FileTransport(context.id(), settings.path(), log);
    }
}
