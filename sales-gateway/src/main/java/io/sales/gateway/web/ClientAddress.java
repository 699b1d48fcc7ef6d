package io.sales.gateway.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from, as requests are counted: an IPv4 address, or the 64 bits of an IPv6 address that make a network,
 * since whoever has one address of it has all of them.
 */
public record ClientAddress(String text) {

    private static final int NETWORK_BYTES = 8;

    /**
     * @param remote the address of the other end of the connection, or of the client that a trusted proxy names
     */
    public static ClientAddress of(String remote) {
        return new ClientAddress(remote.indexOf(':') < 0 ? remote : network(remote));
    }

    /** What has a colon is parsed and never looked up. */
    private static String network(String remote) {
        try {
            InetAddress address = InetAddress.getByName(remote);
            if (!(address instanceof Inet6Address)) {
                return address.getHostAddress();
            }
            byte[] bytes = address.getAddress();
            Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return remote;
        }
    }
}
