package io.sales.launcher.system;

import io.sales.launcher.process.PortBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The loopback interface in a spelling that Dubbo accepts. It refuses {@code localhost} and {@code 127.*}, and would then
 * listen on every interface.
 *
 * @param host to listen on and to register
 * @param options without which Java does not know the host
 */
record Loopback(String host, List<String> options) {

    private static final String NAME = "sales-loopback";

    /**
     * IPv6's, or on a machine without it a name of our own for 127.0.0.1.
     *
     * @param hostsFile is written if the name is needed
     * @param others hosts that the processes must still find, since with a file of its own Java asks nobody else
     */
    static Loopback find(Path hostsFile, List<String> others) {
        return PortBlock.hasIpv6() ? new Loopback("::1", List.of()) : named(hostsFile, others);
    }

    static Loopback named(Path hostsFile, List<String> others) {
        var lines = new TreeSet<String>();
        lines.add("127.0.0.1 localhost " + NAME);
        try {
            lines.add("127.0.0.1 " + InetAddress.getLocalHost().getHostName());
            for (String other : others) {
                lines.add(InetAddress.getByName(other).getHostAddress() + " " + other);
            }
        } catch (UnknownHostException unknown) {
            // Whoever needs it says so, and better than we could.
            lines.add("127.0.0.1 " + NAME);
        }
        try {
            Files.write(hostsFile, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Loopback(NAME, List.of("-Djdk.net.hosts.file=" + hostsFile));
    }

    Map<String, String> environment() {
        return Map.of("DUBBO_IP_TO_BIND", host, "DUBBO_IP_TO_REGISTRY", host);
    }
}
