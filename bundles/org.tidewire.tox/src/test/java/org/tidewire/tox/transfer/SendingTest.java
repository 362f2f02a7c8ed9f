package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;

/** What a friend gets that the engine sends. */
@Timeout(60)
class SendingTest extends ExchangeFixture {
    private void sends(long size) throws Exception {
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", size), Direction.OUTGOING);
        friend.offer(transfer);
        wire.await("offer 0 a");
    }

    @Test
    void aFileIsCompleteOnlyWhenTheFriendHasIt() throws Exception {
        sends(100_000);
        wire.acknowledges = false;
        control(FileRole.RECEIVING, FileControlKind.ACCEPT);
        transfer.await("RESUME THEIRS");
        changed();
        while (wire.bytes() < 100_000) {
            node.run(files::tick);
        }
        assertTrue(!transfer.told.contains("all read"));
        wire.acknowledges = true;
        node.run(files::tick);
        transfer.await("all read");
        byte[] expected = new byte[100_000];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) i;
        }
        assertArrayEquals(expected, wire.data.toByteArray());
    }

    @Test
    void aFriendGetsTheFileFromWhereItSeeks() throws Exception {
        sends(3000);
        node.run(() -> files.received(new FileControlPacket(FileRole.RECEIVING, 0, FileControlKind.SEEK, 1000)));
        control(FileRole.RECEIVING, FileControlKind.ACCEPT);
        transfer.await("seek 1000");
        transfer.await("RESUME THEIRS");
        changed();
        while (wire.bytes() < 2000) {
            node.run(files::tick);
        }
        assertEquals((byte) 1000, wire.data.toByteArray()[0]);
    }

    @Test
    void nothingIsOfferedToWhoIsGone() throws Exception {
        node.run(files::end);
        transfer = new FakeTransfer(new FileOffer(ID, FileKind.DATA, "a", 1), Direction.OUTGOING);
        assertThrows(IOException.class, () -> friend.offer(transfer));
        assertEquals(List.of(), wire.said());
    }

    @Test
    void anInterruptionEndsTheLinkAndKillsNoFile() throws Exception {
        sends(100_000);
        control(FileRole.RECEIVING, FileControlKind.ACCEPT);
        transfer.await("RESUME THEIRS");
        transfer.disconnected("its storage did not come back");
        changed();
        wire.await("killed");
        assertFalse(wire.said().contains("KILL SENDING 0"), "the friend would throw away what it has");
    }
}
