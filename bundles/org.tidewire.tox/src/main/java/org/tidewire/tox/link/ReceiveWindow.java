package org.tidewire.tox.link;

/** The lossless packets of the peer: what came too early is kept, what came before is told apart. */
final class ReceiveWindow {
    private final Ring<byte[]> ring = new Ring<>();
    private long start;
    private long end;

    /** Begins with the given number, 0 except in tests. */
    ReceiveWindow(long first) {
        this.start = first;
        this.end = first;
    }

    /** The number that is awaited: all before came. */
    long awaited() {
        return start;
    }

    /** Numbers between the awaited one and the last one known of. */
    int span() {
        return (int) (end - start);
    }

    boolean missing(int offset) {
        return offset >= ring.size() || ring.get(start + offset) == null;
    }

    /** Whether a packet of this number is within the window and not there yet. */
    boolean wants(int number) {
        int offset = number - (int) start;
        return offset >= 0 && offset < Ring.WINDOW && (offset >= span() || missing(offset));
    }

    /** Notes that the peer has sent everything before this number; true if that is news. */
    boolean announced(int number) {
        int offset = number - (int) start;
        if (offset <= span() || offset > Ring.WINDOW) {
            return false;
        }
        end = start + offset;
        return true;
    }

    /** The awaited packet is there and handed on. */
    void advance() {
        start++;
        end = Math.max(end, start);
    }

    /** Keeps a wanted packet that came too early. */
    void keep(int number, byte[] body) {
        int offset = number - (int) start;
        end = Math.max(end, start + offset + 1);
        ring.reserve(start, start + offset + 1);
        ring.put(start + offset, body);
    }

    /** Takes the awaited packet if it was kept; null if it has not come. */
    byte[] next() {
        byte[] body = ring.get(start);
        if (body != null) {
            ring.clear(start);
            advance();
        }
        return body;
    }
}
