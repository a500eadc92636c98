package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;

/**
 * Makes transports of the type {@code prometheus}, which keep a file of metrics for the textfile collector of Prometheus' node
 * exporter: how many events and bytes were delivered to them, and how all transports of the pipeline are doing. Safe for use by
 * several threads.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>name</th><th>default</th><th>bounds</th><th>meaning</th></tr>
 *   <tr><td>{@code file_path}</td><td>required</td><td>ends in {@code .prom}</td>
 *       <td>the file; a relative path starts from the working directory of the process, and a symbolic link is followed</td></tr>
 *   <tr><td>{@code labels}</td><td>none</td><td>at most 16, each of at most 256 characters</td>
 *       <td>labels that every metric gets, to tell several pipelines on one machine apart</td></tr>
 * </table>
 *
 * <p><b>Delivered</b> is a batch once the file that counts it stands in its place. The file is written anew with each batch, under
 * its name with {@code .tmp} behind, and renamed, so that a reader sees the old one or the new one, each whole. What can't be written
 * isn't counted, and the old file stays.
 *
 * <p><b>Counters go on</b> where the file that is found at the first start left off. A file that isn't this transport's own, or was
 * cut off, is moved to {@code <name>.broken} with a warning, and counting begins at 0.
 *
 * <p><b>Permissions.</b> A new file may be read by everyone, whatever the process's umask, because the exporter runs as another user;
 * it holds numbers and the names of transports, and nothing of any event. A file that exists passes its permissions on.
 *
 * <p><b>Limits.</b> Nothing is forced to the disk: after a power failure the counters may go on from an older file. The system offers
 * no way to bound the writing of a file, so timeouts are not observed. One file must be written by one transport of one process only.
 * Counts are exact up to 2<sup>53</sup>.
 */
public final class PrometheusTransportProvider implements TransportProvider {

    private final DraftOpener opener;

    /** Makes a provider. */
    public PrometheusTransportProvider() {
        this(DraftOpener::create);
    }

    /** Makes a provider whose files are opened in another way. */
    PrometheusTransportProvider(DraftOpener opener) {
        this.opener = opener;
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public List<Option<?>> options() {
        return PrometheusSettings.OPTIONS;
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return PrometheusSettings.check(options);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        PrometheusSettings settings = PrometheusSettings.of(options);
        MetricsFile file = new MetricsFile(settings.path(), opener);
        return new PrometheusTransport(settings, context, file);
    }
}
