package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.tidewire.tox.identity.NoSpam;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.identity.Text;

/**
 * The wish to become friends, inside onion data: 20, nospam[4], message[1..1016].
 *
 * @param nospam that of the Tox ID of whoever is asked
 * @param message 1 to 1016 bytes of UTF-8; safe to show if it was read
 */
public record FriendRequestPacket(NoSpam nospam, String message) {
    /** The byte it begins with. */
    public static final int TYPE = 0x20;

    /** Bytes of the longest message. */
    public static final int MESSAGE = OutgoingRequest.LIMIT;

    private static final int FIXED = 1 + NoSpam.SIZE;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the message is empty or too long
     */
    public FriendRequestPacket {
        int length = Text.length(message);
        if (length < 1 || length > MESSAGE) {
            throw new IllegalArgumentException(
                    "a friend request's message has 1 to " + MESSAGE + " bytes of UTF-8, not " + length);
        }
    }

    /**
     * Reads a request.
     *
     * @param body all of it, its type included; taken whole
     * @return the request; null if it is of another type, too short or too long
     */
    public static FriendRequestPacket read(ByteBuffer body) {
        int length = body.remaining();
        if (length < FIXED + 1 || length > FIXED + MESSAGE || (body.get() & 0xff) != TYPE) {
            return null;
        }
        NoSpam nospam = NoSpam.read(body);
        return new FriendRequestPacket(nospam, Text.block(body));
    }

    /**
     * Writes the request.
     *
     * @return all of it, its type included
     */
    public ByteBuffer write() {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(FIXED + text.length).put((byte) TYPE);
        nospam.write(body);
        return body.put(text).flip();
    }
}
