package org.tidewire.tox.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.function.Function;

import org.tidewire.fuzz.Input;
import org.tidewire.fuzz.Memory;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What friends and those who want to be say: requests, announces, relays, file offers, controls and pieces. */
class FriendPacketsFuzzTest {
    @FuzzTest
    void aPacketIsDroppedOrWrittenAsItWasRead(byte[] bytes) {
        Input input = new Input(bytes);
        int kind = input.number() % 6;
        ByteBuffer body = input.rest();
        switch (kind) {
            case 0 -> same(body, FileControlPacket::read, FileControlPacket::write);
            case 1 -> same(body, FileRequestPacket::read, FileRequestPacket::write);
            case 2 -> same(body, FileDataPacket::read, FileDataPacket::write);
            // A text is made harmless, and a mapped address is one of IPv4: not each byte comes back.
            case 3 -> alike(body, FriendRequestPacket::read, FriendRequestPacket::write);
            case 4 -> alike(body, DhtKeyAnnounce::read, DhtKeyAnnounce::write);
            default -> alike(body, ShareRelaysPacket::read, ShareRelaysPacket::write);
        }
        if (kind == 1) {
            offer(FileRequestPacket.read(body.duplicate()));
        }
    }

    private static void offer(FileRequestPacket offer) {
        if (offer != null) {
            assertTrue(offer.text().chars().noneMatch(Character::isISOControl), offer.text());
            assertTrue(offer.text().length() <= FileRequestPacket.NAME);
            FileRefusal.of(offer).write();
        }
    }

    private static <T> void same(ByteBuffer body, Function<ByteBuffer, T> read, Function<T, ByteBuffer> write) {
        T packet = alike(body, read, write);
        if (packet != null) {
            assertEquals(body, write.apply(packet));
        }
    }

    private static <T> T alike(ByteBuffer body, Function<ByteBuffer, T> read, Function<T, ByteBuffer> write) {
        Memory.bounded(body.remaining(), () -> read.apply(body.duplicate()));
        T packet = read.apply(body.duplicate());
        if (packet != null) {
            assertEquals(packet, read.apply(write.apply(packet)));
        }
        return packet;
    }
}
