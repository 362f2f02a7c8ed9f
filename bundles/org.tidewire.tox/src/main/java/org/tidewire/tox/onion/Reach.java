package org.tidewire.tox.onion;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Which addresses a packet may be sent to because another packet says so. */
final class Reach {
    private Reach() {}

    /** Whether somebody at one address may make us send to another: a private one only from a private one. */
    static boolean allows(InetSocketAddress asker, InetSocketAddress to) {
        return isHost(to) && (!isPrivate(to.getAddress()) || isPrivate(asker.getAddress()));
    }

    /** Whether it is the address of one host, with a port. */
    static boolean isHost(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (address.getPort() == 0 || ip == null || ip.isAnyLocalAddress() || ip.isMulticastAddress()) {
            return false;
        }
        int first = ip.getAddress()[0] & 0xff;
        // 0.0.0.0/8 is "this network", 240.0.0.0/4 is reserved and holds the broadcast address.
        return !(ip instanceof Inet4Address) || (first != 0 && first < 240);
    }

    private static boolean isPrivate(InetAddress ip) {
        if (ip.isLoopbackAddress() || ip.isLinkLocalAddress() || ip.isSiteLocalAddress()) {
            return true;
        }
        byte[] bytes = ip.getAddress();
        int first = bytes[0] & 0xff;
        // 100.64.0.0/10 is shared behind a carrier's NAT, fc00::/7 is unique local.
        return ip instanceof Inet4Address ? first == 100 && (bytes[1] & 0xc0) == 64 : (first & 0xfe) == 0xfc;
    }
}
