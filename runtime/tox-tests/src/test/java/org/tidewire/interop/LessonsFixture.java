package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What the tests of files that go on share: a client with its friend Ann, and a file that she offers. */
abstract class LessonsFixture {
    static final String ANN = "A".repeat(64);
    static final String BOB = "B".repeat(64);
    static final int SIZE = 300_000;

    @TempDir
    Path folder;

    final byte[] bytes = new byte[SIZE];
    final FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "a.bin", SIZE);
    Client client;
    FakeFriend ann;

    @BeforeEach
    final void begin() throws Exception {
        new Random(5).nextBytes(bytes);
        client = new Client(folder, Map.of("friend.records", 2, "friend.bytes", 4 * SIZE));
        ann = client.comes(ANN);
    }

    @AfterEach
    final void end() throws Exception {
        client.close();
    }

    final Path partial() {
        return client.file("Received/a.bin.WiredTransfer");
    }

    final Path source(String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(client.file(name))) {
            out.write(bytes);
        }
        return client.file(name);
    }

    final void assertOffered(FileId id) throws Exception {
        Await.until("it is offered", () -> !ann.offers.isEmpty());
        List<FileId> ids = new ArrayList<>();
        ann.offers.forEach(each -> ids.add(each.info().id()));
        assertEquals(List.of(id), ids, "once, and under the same id");
    }

    /** A person is asked, or it is refused: nothing of it is accepted. */
    final void assertAsked(String id, FakeFriend friend, FileOffer offered) throws Exception {
        friend.said.clear();
        try {
            TransferState state = client.offered(id, offered).info().state();
            assertTrue(state == TransferState.OFFERED || state == TransferState.CANCELLED, "it is " + state);
        } catch (IOException e) {
            assertFalse(e.getMessage().isEmpty(), "a refusal says why");
        }
        assertFalse(friend.said.contains("RESUME"), friend.said.toString());
    }

    final void assertRefused(FileOffer offered) throws Exception {
        Transfer transfer = client.offered(ANN, offered);
        transfer.control(FileControl.RESUME, Side.OURS);
        Client.state(transfer, TransferState.FAILED);
        assertTrue(
                transfer.info().reason().contains("could not be remembered"),
                transfer.info().reason());
    }

    final void assertToldToGoOn(long held) throws Exception {
        Await.until("seek and RESUME: " + ann.said, () -> ann.said.size() == 2);
        assertEquals(List.of("seek " + held, "RESUME"), ann.said);
    }

    /** The offer is accepted without anybody, from that byte on, and arrives. */
    final void assertGoesOn(long held) throws Exception {
        ann.said.clear();
        Transfer again = client.offered(ANN, offer);
        Client.state(again, TransferState.RUNNING);
        assertToldToGoOn(held);
        Client.pour(again, bytes, SIZE);
        assertArrayEquals(bytes, Files.readAllBytes(client.file("Received/a.bin")));
        assertFalse(Files.exists(partial()));
    }
}
