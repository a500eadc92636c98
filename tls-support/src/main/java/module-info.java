/** PEM files as an {@link javax.net.ssl.SSLContext} that follows the files. */
module io.townlet.telemetry.tls {
    requires transitive io.townlet.telemetry.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.townlet.telemetry.tls;
}
