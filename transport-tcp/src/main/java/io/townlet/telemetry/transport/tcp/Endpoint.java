package io.townlet.telemetry.transport.tcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a host name, an IPv4 address, or an IPv6 address without brackets
 * @param port from 1 to 65535
 */
record Endpoint(String host, int port) {

    static final String FORM =
            "host:port, with a port from 1 to 65535 and an IPv6 address in brackets, as in [::1]:6514";

    private static final Pattern PARTS =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([A-Za-z0-9_][\\w.-]*)):([0-9]{1,5})");
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    /**
     * Reads host and port.
     *
     * @throws IllegalArgumentException where the text doesn't have the form {@link #FORM}
     */
    static Endpoint parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        int port = Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        if (parts.group(1) == null) {
            return new Endpoint(parts.group(2), port);
        }
        InetAddress unused = ipv6(parts.group(1));
        return new Endpoint(parts.group(1), port);
    }

    private static InetAddress ipv6(String literal) {
        try {
            // What has a colon is never looked up. Whether the machine has the zone, only connecting can tell.
            String address = literal.replaceFirst("%.*", "");
            if (address.contains(":")) {
                return InetAddress.getByName(address);
            }
        } catch (UnknownHostException e) {
            // Said below.
        }
        throw new IllegalArgumentException("must be " + FORM + "; what is in the brackets is no IPv6 address");
    }

    boolean isIpv6() {
        return host.contains(":");
    }

    /** Tells whether it is certain, without looking anything up, that the endpoint is on this machine. */
    boolean isLoopback() {
        return isIpv6()
                ? ipv6(host).isLoopbackAddress()
                : host.equalsIgnoreCase("localhost")
                        || IPV4_LOOPBACK.matcher(host).matches();
    }

    /** Tells whether the host is a name, not an address. */
    boolean isName() {
        return !isIpv6() && host.chars().anyMatch(c -> c != '.' && !Character.isDigit(c));
    }

    /** Gives the form in which it is configured. */
    @Override
    public String toString() {
        return (isIpv6() ? "[" + host + "]" : host) + ":" + port;
    }
}
