package org.tidewire.tox.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses a packet may be sent to, and which may be told to whom, or be sent to because somebody says so. */
public final class Addresses {
    private static final int MULTICAST = 224;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int PREFIX = 8;

    private Addresses() {}

    /**
     * Whether one single host can be there.
     *
     * @param address any
     * @return false if it is unresolved, unspecified, multicast, broadcast or reserved, or has port 0
     */
    public static boolean usable(InetSocketAddress address) {
        if (address.isUnresolved() || address.getPort() == 0) {
            return false;
        }
        InetAddress ip = address.getAddress();
        if (ip instanceof Inet4Address) {
            int first = ip.getAddress()[0] & 0xff;
            return first != 0 && first < MULTICAST;
        }
        return !ip.isAnyLocalAddress() && !ip.isMulticastAddress();
    }

    /**
     * Whether it is one of this machine, of a local network or of a provider's inner network.
     *
     * @param address resolved
     * @return false if it is one of the internet
     */
    public static boolean isPrivate(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip.isLoopbackAddress() || ip.isSiteLocalAddress() || ip.isLinkLocalAddress()) {
            return true;
        }
        byte[] bytes = ip.getAddress();
        // 100.64.0.0/10 is shared behind a provider's NAT, fc00::/7 is unique local.
        if (ip instanceof Inet4Address) {
            return bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40;
        }
        return (bytes[0] & 0xfe) == UNIQUE_LOCAL;
    }

    /**
     * Whether an address may be told to somebody, or be believed from somebody. Those of a local network are told only
     * inside it and those of this machine only on it: elsewhere they lead to others, and tell what is no one's business.
     *
     * @param address resolved
     * @param asker who is told, or tells; resolved
     * @return whether it may
     */
    public static boolean mayTell(InetSocketAddress address, InetSocketAddress asker) {
        if (address.getAddress().isLoopbackAddress()) {
            return asker.getAddress().isLoopbackAddress();
        }
        return !isPrivate(address) || isPrivate(asker);
    }

    /**
     * What one host has at its disposal.
     *
     * @param address resolved
     * @return an IPv4 address, or 64 bits of an IPv6 address with the others zero
     */
    public static InetAddress network(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip instanceof Inet4Address) {
            return ip;
        }
        byte[] bytes = ip.getAddress();
        Arrays.fill(bytes, PREFIX, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(bytes.length + " bytes are an address", e);
        }
    }
}
