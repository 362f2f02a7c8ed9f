package org.tidewire.wired.server;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, as CIDR writes it.
 *
 * @param bytes how long its addresses are: 4 or 16
 * @param start its bits, those behind the prefix shifted out
 * @param behind how many bits are behind the prefix
 */
record Network(int bytes, BigInteger start, int behind) {
    // Digits, dots and colons alone: a name would be looked up.
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    /**
     * Reads a network.
     *
     * @param text {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address
     * @throws IllegalArgumentException if it is neither; bits behind the prefix are not looked at
     */
    static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (!LITERAL.matcher(address).matches()
                || (slash >= 0 && !LENGTH.matcher(length).matches())) {
            throw refused(text, null);
        }
        byte[] bytes = bytes(text, address);
        int prefix = slash < 0 ? 8 * bytes.length : Integer.parseInt(length);
        int behind = 8 * bytes.length - prefix;
        if (behind < 0) {
            throw refused(text, null);
        }
        return new Network(bytes.length, new BigInteger(1, bytes).shiftRight(behind), behind);
    }

    /** Tells whether an address is one of it. */
    boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        return other.length == bytes
                && new BigInteger(1, other).shiftRight(behind).equals(start);
    }

    private static byte[] bytes(String text, String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw refused(text, e);
        }
    }

    private static IllegalArgumentException refused(String text, UnknownHostException cause) {
        return new IllegalArgumentException(
                "penalty.exempt lists networks such as 10.0.0.0/8 or 2001:db8::/32, not '" + text + "'", cause);
    }
}
