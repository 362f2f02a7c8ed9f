package org.tidewire.tox.transfer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

import org.tidewire.tox.friend.FileRequestPacket;

/** Names of files as offers carry them. */
final class Names {
    private Names() {}

    /** UTF-8, cut between two characters where it is longer than an offer has room for. */
    static ByteBuffer bytes(String name) {
        ByteBuffer bytes = ByteBuffer.allocate(FileRequestPacket.NAME);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name), bytes, true);
        return bytes.flip();
    }
}
