package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;

/**
 * Makes transports of the type {@code tcp}, which write each event as a line to a connection. Safe for use by several threads.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>name</th><th>default</th><th>bounds</th><th>meaning</th></tr>
 *   <tr><td>{@code endpoint}</td><td>required</td><td>port 1-65535</td>
 *       <td>{@code host:port}, with an IPv6 address in brackets: {@code [::1]:6514}</td></tr>
 *   <tr><td>{@code enable_tls}</td><td>true; false where both plaintext keys are set</td><td></td>
 *       <td>whether the connection is encrypted, with TLS 1.3 or 1.2</td></tr>
 *   <tr><td>{@code verify_hostname}</td><td>true</td><td></td>
 *       <td>whether the server's certificate must be for the endpoint's host</td></tr>
 *   <tr><td>{@code ca_file}</td><td>none</td><td>PEM, at most 1 MiB</td>
 *       <td>the authorities to trust; without it, those that the JDK trusts</td></tr>
 *   <tr><td>{@code cert_file}, {@code key_file}</td><td>none</td><td>PEM, at most 1 MiB; both or neither</td>
 *       <td>what this side shows to a server that asks for a certificate</td></tr>
 *   <tr><td>{@code allow_plaintext}, {@code dev_allow_plaintext}</td><td>false</td><td>both, and an endpoint on this machine</td>
 *       <td>no encryption</td></tr>
 * </table>
 *
 * <p><b>Delivered</b> is an event whose last byte was handed to the operating system (with TLS: whose record was). What a connection that
 * breaks left of a batch is sent again over the next one, from the first event on that was not handed over whole; the server may
 * have seen the beginning of that event, as a last line without its end. TCP doesn't tell what the server has read: what the two
 * systems hold in their buffers when a server dies is lost. At most 256 KiB are asked to be held on this side.
 *
 * <p><b>A stalled server</b> makes a send fail as retryable after its time-out; at most 256 KiB of a batch are copied for it.
 *
 * <p><b>A server that goes away</b> while nothing is sent is noticed at once where it closes the connection or its side of it, and
 * after a minute where it vanishes (on systems whose JDK can set the keep-alive times); the next send then fails before anything is
 * written. What the server sends is read and thrown away.
 *
 * <p><b>Renewed certificates</b> are used by the next connection. Each connection attempt looks at the files.
 *
 * <p><b>Closing</b> tells the server that nothing more comes and waits at most half a second for it to have read all and close its side.
 *
 * <p><b>Threads.</b> A transport that was started has one daemon thread, named {@code telemetry-tcp-<id>}, until it is closed.
 */
public final class TcpTransportProvider implements TransportProvider {

    /** Makes a provider. */
    public TcpTransportProvider() {}

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public List<Option<?>> options() {
        return TcpSettings.OPTIONS;
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return TcpSettings.check(options);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        return new TcpTransport(TcpSettings.of(options), context);
    }
}
