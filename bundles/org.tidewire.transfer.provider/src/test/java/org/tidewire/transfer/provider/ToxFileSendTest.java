package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.FILE;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tidewire.storage.Content;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** What a file send request answers when it is refused (Tox, tox_file_send). */
class ToxFileSendTest {
    private final RestartFixture all = new RestartFixture();

    @BeforeEach
    void store() {
        all.storage.files.put(FILE, BYTES);
    }

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void aFriendThatIsNotOnlineIsNotConnected() throws Exception {
        all.goes();
        refused(Reason.NOT_CONNECTED, () -> all.engine().send("f1", FILE, FileKind.AVATAR));
        refused(Reason.NOT_CONNECTED, () -> supplied("a.txt"));
        all.engine().removePolicy(all.policy);
        refused(Reason.NOT_CONNECTED, all::send);
        refused(Reason.NOT_CONNECTED, () -> all.engine().send("nobody", FILE, FileKind.DATA));
        nothingIsKnown();
    }

    @Test
    void aNameBeyond255BytesIsTooLong() throws Exception {
        refused(Reason.NAME_TOO_LONG, () -> supplied("a".repeat(256)));
        refused(Reason.NAME_TOO_LONG, () -> supplied("ä".repeat(128)));
        nothingIsKnown();
        supplied("a".repeat(255));
        supplied("ä".repeat(127) + "a");
        assertEquals(2, all.said.size());
    }

    @Test
    void whatCannotWaitIsRefusedBeyond256Offers() throws Exception {
        for (int i = 0; i < Sends.MOST; i++) {
            supplied("a.txt");
        }
        refused(Reason.TOO_MANY, () -> supplied("a.txt"));
        refused(Reason.TOO_MANY, () -> all.engine().send("f1", FILE, FileKind.AVATAR));
        Transfer waits = all.send();
        all.quiet();
        assertEquals(Sends.MOST, all.friend.offered.size(), "it waits: " + waits.info());
        all.engine().removePolicy(all.policy);
        refused(Reason.TOO_MANY, all::send);
        assertEquals(Sends.MOST + 1, all.engine().list().size());
    }

    @Test
    void suppliedBytesAreClosedWhenTheyAreRefused() throws Exception {
        Held held = new Held();
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "a".repeat(256), BYTES.length);
        refused(Reason.NAME_TOO_LONG, () -> all.engine().send("f1", offer, held));
        assertEquals(1, held.closed);
    }

    private Transfer supplied(String name) throws Exception {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, name, BYTES.length);
        return all.engine().send("f1", offer, new Held());
    }

    private void nothingIsKnown() throws Exception {
        all.quiet();
        assertEquals(List.of(), all.engine().list());
        assertEquals(List.of(), all.said);
        assertEquals(List.of(), all.policy.ids());
    }

    private static void refused(Reason reason, Executable asked) {
        assertEquals(reason, assertThrows(TransferException.class, asked).reason());
    }

    private static final class Held implements Content {
        int closed;

        @Override
        public long size() {
            return BYTES.length;
        }

        @Override
        public int read(java.nio.ByteBuffer to, long position) {
            return -1;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
