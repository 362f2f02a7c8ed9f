package org.tidewire.wired.client.provider;

import java.net.ProtocolException;

import org.tidewire.wired.Message;

/** The memory that one answer may take: a server may tell of any number of files, with any names. Used by one thread. */
final class Room {
    /** In bytes. A folder of 100,000 files with names of 255 characters has room. */
    private static final long MOST = 96L << 20;

    private static final int ENTRY = 300;
    private static final int NAME = 60;

    private final String subject;
    private long left = MOST;

    /** Has room for what is told of something. */
    Room(String subject) {
        this.subject = subject;
    }

    /**
     * Takes the room of a reply, whether or not it is kept: roughly what its entry takes, of which the path holds each name.
     *
     * @throws ProtocolException if there is none left
     */
    void take(Message reply) throws ProtocolException {
        String path = reply.fields().isEmpty() ? "" : reply.field(0);
        long names = path.chars().filter(each -> each == '/').count();
        left -= ENTRY + NAME * names + 2L * path.length();
        if (left < 0) {
            throw new ProtocolException(subject + ": the server tells of more files than there is memory for, which is "
                    + (MOST >> 20) + " MiB");
        }
    }
}
