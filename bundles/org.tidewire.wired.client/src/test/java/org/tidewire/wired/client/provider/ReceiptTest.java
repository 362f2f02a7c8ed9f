package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.WiredConnection;

/** Puts into a drop box that shows nothing: how the transfer connection ends is all there is to know. */
class ReceiptTest extends WithServer {
    private static final FilePath GIFT = FilePath.of("/box/a.bin");
    private static final int SIZE = 1_500_000;

    @BeforeEach
    void open() throws IOException {
        server.folders.put("/box", 3);
        server.closed.add("/box");
        Files.write(local("a.bin"), bytes(SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesAProperEndForAReceipt(String protocol) throws IOException {
        server.protocols = protocol;
        ours();
        put();
        assertArrayEquals(bytes(SIZE), server.files.get("/box/a.bin"));
        assertEquals(List.of("begun /box/a.bin 0 1500000", "done /box/a.bin 1500000 1500000"), heard.all);
        assertEquals(1, server.count("PUT"));
    }

    @Test
    void goesOnWithThePartialUnderItsNumberAfterABareEnd() throws IOException {
        ours();
        server.files.put("/box/a.bin", bytes(7));
        server.cuts.addAll(List.of(600_000, 0));
        put();
        assertArrayEquals(bytes(7), server.files.get("/box/a.bin"));
        assertArrayEquals(bytes(SIZE), server.files.get("/box/a 2.bin"));
        assertEquals(Set.of("/box/a.bin", "/box/a 2.bin"), server.files.keySet());
        assertEquals(3, server.count("PUT"));
        assertEquals("begun /box/a.bin 600000 1500000", heard.all.get(1));
    }

    @Test
    void failsIfOurServerNeverConfirmsThatItKeepsTheFile() throws IOException {
        ours();
        for (int i = 0; i < 3; i++) { // takes every byte, waits for more, and ends
            FakeTransfer longer = FakeTransfer.upload("/x" + i, SIZE + 1);
            server.partials.put("/x" + i, new byte[0]);
            server.cuts.add(SIZE);
            server.once("PUT", (command, session) -> session.ready("/box/a.bin", 0, longer));
        }
        IOException failed = assertThrows(IOException.class, this::put);
        assertTrue(failed.getMessage().startsWith("/box/a.bin: "), failed.getMessage());
        assertEquals(3, server.count("PUT"));
        assertTrue(heard.all.stream().noneMatch(each -> each.startsWith("done")), heard.all.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsThatNobodyCanVerifyWhatAnOriginalServerHas(boolean endsProperly) throws IOException {
        server.endsProperly = endsProperly;
        put();
        assertArrayEquals(bytes(SIZE), server.files.get("/box/a.bin"));
        assertEquals(
                List.of("begun /box/a.bin 0 1500000", "unverified /box/a.bin", "done /box/a.bin 1500000 1500000"),
                heard.all);
        assertEquals(1, server.count("PUT"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offersNothingTwiceWhenTheLinkIsLostBeforeTheReceipt(boolean isOurs) throws IOException {
        if (isOurs) {
            ours();
        }
        client.close();
        client = client(Map.of("reconnect.tries", 1));
        server.once("STAT /box/a.bin", (command, session) -> server.drop());
        put();
        assertEquals(2, server.count("HELLO"));
        assertEquals(1, server.count("PUT"));
        assertEquals(Set.of("/box/a.bin"), server.files.keySet());
        assertEquals(!isOurs, heard.all.contains("unverified /box/a.bin"), heard.all.toString());
        assertTrue(heard.all.contains("done /box/a.bin 0 1500000"), heard.all.toString());
    }

    @Test
    @Timeout(20)
    void offersAtOnceWhatOurServerHeldWhenItWasKilled() throws IOException {
        server.version = "Tidewire/0.1";
        server.closed.clear();
        client.close();
        client = client(Map.of("reconnect.tries", 1));
        server.once("STAT /box/a.bin", (command, session) -> {
            server.partials.put("/box/a.bin", server.files.remove("/box/a.bin")); // every byte, but not its name
            server.drop();
        });
        put();
        assertArrayEquals(bytes(SIZE), server.files.get("/box/a.bin"));
        assertEquals(2, server.count("PUT"));
        assertTrue(heard.all.contains("begun /box/a.bin 1500000 1500000"), heard.all.toString());
    }

    @Test
    void looksWhereADropBoxIsOpen() throws IOException {
        server.closed.clear();
        server.once("STAT /box/a.bin", (command, session) -> session.reply(520, "File or Directory Not Found"));
        put();
        assertEquals(List.of("begun /box/a.bin 0 1500000", "done /box/a.bin 1500000 1500000"), heard.all);
        assertEquals(1, server.count("PUT"));
    }

    @Test
    void knowsADropBoxFurtherUp() throws IOException {
        try (WiredConnection connection = connect()) {
            connection.put(local("a.bin"), FilePath.of("/box/sub/a.bin"), heard);
        }
        assertArrayEquals(bytes(SIZE), server.files.get("/box/sub/a.bin"));
        assertEquals("unverified /box/sub/a.bin", heard.all.get(1));
    }

    private void ours() {
        server.version = "Tidewire/0.1";
        server.endsProperly = true;
    }

    private void put() throws IOException {
        try (WiredConnection connection = connect()) {
            connection.put(local("a.bin"), GIFT, heard);
        }
    }
}
