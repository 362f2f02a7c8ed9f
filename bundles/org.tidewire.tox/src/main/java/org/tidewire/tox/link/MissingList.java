package org.tidewire.tox.link;

import java.nio.ByteBuffer;

/**
 * The list of missing packets in a request packet (Tox specification, Net crypto, packet requests): each byte is the distance
 * from the one missing before, and 0 is 255 further with none missing there.
 */
final class MissingList {
    private static final int FAR = 255;

    private MissingList() {}

    /** Told of each packet in turn whether it is missing. */
    @FunctionalInterface
    interface Verdict {
        /** The packet at an offset, 0 or more, from the first that is not confirmed. */
        void packet(int offset, boolean missing);
    }

    /**
     * Puts the list of a window, as much of it as there is room for. Before the awaited packet so many others came of which the
     * peer is not told by number. So the list begins with these, and ends with the first packet of which nothing is known: else
     * the last of them, up to 254, would be unsaid, and a peer that counts what is under way would wait for them.
     */
    static void write(ReceiveWindow window, int held, ByteBuffer to) {
        int distance = 1;
        int length = held > 0 ? window.span() + 1 : window.span();
        for (int offset = -held; offset < length && to.hasRemaining(); offset++) {
            boolean missing = offset >= 0 && window.missing(offset);
            if (missing || distance == FAR) {
                to.put((byte) (missing ? distance : 0));
                distance = 1;
            } else {
                distance++;
            }
        }
    }

    /** Reads a list about so many packets, up to its end or to where it makes no sense. */
    static void read(ByteBuffer list, int count, Verdict verdict) {
        int distance = 1;
        for (int offset = 0; offset < count && list.hasRemaining(); offset++) {
            int next = list.get(list.position()) & 0xff;
            boolean missing = next == distance;
            if (!missing && distance == FAR && next != 0) {
                return;
            }
            verdict.packet(offset, missing);
            if (missing || distance == FAR) {
                list.get();
                distance = 1;
            } else {
                distance++;
            }
        }
    }
}
