package org.tidewire.tox.onion;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** An address as onion packets carry it: family[1], ip[16] (IPv4 in the first 4, zeros behind), port[2]. */
final class IpPort {
    /** Bytes of every address. */
    static final int SIZE = 19;

    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int IP = 16;

    private IpPort() {}

    /** Puts 19 bytes; the address is resolved. */
    static void write(InetSocketAddress address, ByteBuffer to) {
        InetAddress ip = address.getAddress();
        to.put((byte) (ip instanceof Inet6Address ? IPV6 : IPV4));
        to.put(Arrays.copyOf(ip.getAddress(), IP)).putShort((short) address.getPort());
    }

    /** Takes 19 bytes, which must remain; null if the family is not one of UDP. */
    static InetSocketAddress read(ByteBuffer from) {
        int family = from.get() & 0xff;
        byte[] ip = new byte[IP];
        from.get(ip);
        int port = from.getShort() & 0xffff;
        if (family != IPV4 && family != IPV6) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(family == IPV4 ? Arrays.copyOf(ip, 4) : ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
