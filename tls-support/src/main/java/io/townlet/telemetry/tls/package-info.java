/** PEM files of certificates and keys as an {@link javax.net.ssl.SSLContext}, looked at again before each connection. */
@NullMarked
package io.townlet.telemetry.tls;

import org.jspecify.annotations.NullMarked;
