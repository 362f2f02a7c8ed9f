package org.tidewire.wired.server;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Who counts as one caller: an IPv4 address, or the /64 of an IPv6 address, since a single host owns all of that.
 *
 * @param six whether it is IPv6
 * @param bits the address, or the upper half of it
 */
record Source(boolean six, long bits) {
    /** Tells whose an address is; an IPv4 address written as IPv6 is the IPv4 address. */
    static Source of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? new Source(true, ByteBuffer.wrap(bytes).getLong())
                : new Source(false, new BigInteger(1, bytes).longValueExact());
    }

    /** Writes it for the log: {@code 192.0.2.1} or {@code 2001:db8:0:0:0:0:0:0/64}. */
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(six ? 16 : 4);
        if (six) {
            bytes.putLong(bits);
        } else {
            bytes.putInt((int) bits);
        }
        try {
            return InetAddress.getByAddress(bytes.array()).getHostAddress() + (six ? "/64" : "");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }
}
