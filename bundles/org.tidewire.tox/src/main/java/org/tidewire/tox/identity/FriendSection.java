package org.tidewire.tox.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;

/** How savedata says who the friends are: records of 2216 bytes, the numbers in them big-endian. */
final class FriendSection {
    static final int RECORD = 2216;

    private static final int MESSAGE = 1024;

    private FriendSection() {}

    static List<FriendRecord> read(ByteBuffer body) {
        if (body.remaining() % RECORD != 0) {
            throw new IllegalArgumentException("has a friends section of " + body.remaining()
                    + " bytes, which is no multiple of a record's " + RECORD);
        }
        List<FriendRecord> friends = new ArrayList<>();
        for (int i = 0; body.hasRemaining(); i++) {
            ByteBuffer slice = body.slice(body.position(), RECORD);
            body.position(body.position() + RECORD);
            // An empty place in the list, which every reader passes over.
            if (slice.get(0) != 0) {
                friends.add(friend(slice, "friend " + i));
            }
        }
        return friends;
    }

    private static FriendRecord friend(ByteBuffer from, String who) {
        int number = from.get() & 0xff;
        FriendStatus status = FriendStatus.of(number);
        if (status == null) {
            throw new IllegalArgumentException("has " + who + " in the unknown status " + number);
        }
        PublicKey key = PublicKey.read(from);
        ByteBuffer message = text(from, 33, 1058, MESSAGE, who);
        String name = Text.line(text(from, 1060, 1188, Profile.NAME, who));
        String statusMessage = Text.line(text(from, 1190, 2198, Profile.STATUS_MESSAGE, who));
        UserStatus user = UserStatus.of(from.get(2200) & 0xff);
        NoSpam nospam = NoSpam.read(from.position(2204));
        Profile profile = new Profile(name, statusMessage, user == null ? UserStatus.NONE : user);
        return new FriendRecord(key, status, request(nospam, message, status, who), profile, from.getLong(2208));
    }

    private static OutgoingRequest request(NoSpam nospam, ByteBuffer message, FriendStatus status, String who) {
        int length = message.remaining();
        boolean pending = status == FriendStatus.ADDED || status == FriendStatus.REQUESTED;
        if (length > 0 && length <= OutgoingRequest.LIMIT) {
            return new OutgoingRequest(nospam, Text.block(message));
        }
        if (pending) {
            throw new IllegalArgumentException(
                    "has " + who + " with a request of " + length + " bytes, not of 1 to " + OutgoingRequest.LIMIT);
        }
        return null;
    }

    private static ByteBuffer text(ByteBuffer from, int at, int lengthAt, int limit, String who) {
        int length = from.getShort(lengthAt) & 0xffff;
        if (length > limit) {
            throw new IllegalArgumentException(
                    "has " + who + " with a text of " + length + " bytes where " + limit + " have room");
        }
        return from.slice(at, length);
    }

    static byte[] write(List<FriendRecord> friends) {
        ByteBuffer to = ByteBuffer.allocate(friends.size() * RECORD);
        friends.forEach(friend -> write(friend, to));
        return to.array();
    }

    private static void write(FriendRecord friend, ByteBuffer to) {
        ByteBuffer slice = to.slice(to.position(), RECORD);
        to.position(to.position() + RECORD);
        slice.put((byte) friend.status().number());
        friend.key().write(slice);
        if (friend.request() != null) {
            put(slice, 33, 1058, friend.request().message());
            friend.request().nospam().write(slice.position(2204));
        }
        put(slice, 1060, 1188, friend.profile().name());
        put(slice, 1190, 2198, friend.profile().statusMessage());
        slice.put(2200, (byte) friend.profile().status().number());
        slice.putLong(2208, friend.lastSeen());
    }

    private static void put(ByteBuffer to, int at, int lengthAt, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.put(at, bytes).putShort(lengthAt, (short) bytes.length);
    }
}
