package org.tidewire.tox.friend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.tidewire.fuzz.Input;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Text;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A friend's packets in any order, with time that passes between them. */
class FriendSessionFuzzTest {
    private static final int LONGEST = 1372;

    @FuzzTest
    void whateverAFriendSaysIsTakenOrPassedOver(byte[] bytes) {
        Input input = new Input(bytes);
        Line line = new Line();
        long[] now = new long[1];
        FriendSession session = new FriendSession(line, Profile.EMPTY.withName("me"), listener(), () -> now[0]);
        session.begin();
        session.received(PacketId.ONLINE, ByteBuffer.allocate(0));
        while (input.hasMore()) {
            int id = input.number();
            if (id == 0) {
                now[0] += TimeUnit.SECONDS.toNanos(input.number());
                session.tick();
            } else {
                session.received(id, input.packet(LONGEST));
            }
            Profile theirs = session.theirProfile();
            assertTrue(Text.length(theirs.name()) <= Profile.NAME);
            assertTrue(Text.length(theirs.statusMessage()) <= Profile.STATUS_MESSAGE);
        }
        // Four are the greeting; each packet of theirs, two bytes and more, makes us say hello again at most.
        assertTrue(line.sent <= 8 + 8 * bytes.length, line.sent + " packets for " + bytes.length + " bytes");
    }

    private static FriendListener listener() {
        return (FriendListener) Proxy.newProxyInstance(
                FriendListener.class.getClassLoader(),
                new Class<?>[] {FriendListener.class},
                (proxy, method, given) -> null);
    }

    /** A link that takes everything. */
    private static final class Line implements FriendLink {
        private int sent;

        @Override
        public long send(int id, ByteBuffer data) {
            data.position(data.limit());
            return sent++;
        }

        @Override
        public boolean acknowledged(long number) {
            return true;
        }

        @Override
        public void kill() {
            sent++;
        }
    }
}
