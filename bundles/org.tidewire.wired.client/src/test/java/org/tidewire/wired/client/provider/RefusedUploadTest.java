package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;
import org.tidewire.wired.client.WiredException;

/** Uploads that a server, or the file itself, does not let through. */
class RefusedUploadTest extends WithServer {
    private static final FilePath D = FilePath.of("/d");
    private static final FilePath GIFT = FilePath.of("/box/a.bin");

    private void put(Path local, FilePath remote, Progress progress) throws IOException {
        try (WiredConnection connection = connect()) {
            connection.put(local, remote, progress);
        }
    }

    private void put(int size, FilePath remote) throws IOException {
        Files.write(local("a.bin"), bytes(size));
        put(local("a.bin"), remote, heard);
    }

    @Test
    void aFolderOfThatNameIsNotTheFile() {
        server.folders.put("/a.bin", 1);
        WiredException refused = assertThrows(WiredException.class, () -> put(10, A));
        assertEquals(ErrorReply.FILE_OR_DIRECTORY_EXISTS, refused.reply());
    }

    @Test
    void aFileOfTheSameSizeIsNotTheFile() {
        byte[] other = bytes(1000);
        other[7]++;
        server.files.put("/a.bin", other);
        assertThrows(WiredException.class, () -> put(1000, A));
        assertArrayEquals(other, server.files.get("/a.bin"));
    }

    @Test
    void whatWasSentByAConnectionThatBrokeIsKnownInADropBoxByItsName() throws IOException {
        server.version = "Tidewire/0.1";
        server.folders.put("/box", 3);
        server.closed.add("/box");
        server.once("PUT", (command, session) -> session.react(command));
        server.once("PUT", (command, session) -> session.reply(521, "File or Directory Exists"));
        put(1000, GIFT);
        assertEquals(2, server.count("PUT"));
        assertEquals("done /box/a.bin 1000 1000", heard.all.get(heard.all.size() - 1));
    }

    @Test
    void whatWasThereBeforeInADropBoxMayBeAnother() {
        server.folders.put("/box", 3);
        server.closed.add("/box");
        server.files.put("/box/a.bin", bytes(1000));
        WiredException refused = assertThrows(WiredException.class, () -> put(1000, GIFT));
        assertTrue(refused.getMessage().contains("another file"), refused.getMessage());
    }

    @Test
    void aServerThatDoesNotShowWhatItTookIsNotBelieved() {
        server.once("STAT", (command, session) -> session.reply(516, "Permission Denied"));
        WiredException refused = assertThrows(WiredException.class, () -> put(1000, A));
        assertEquals(ErrorReply.PERMISSION_DENIED, refused.reply());
    }

    @Test
    void aNameTooLongForAPartialIsAskedForOnlyWhole() throws IOException {
        FilePath longest = FilePath.of("/" + "x".repeat(250));
        server.once("STAT", (command, session) -> session.reply(520, "File or Directory Not Found"));
        put(1000, longest);
        assertArrayEquals(bytes(1000), server.files.get(longest.toString()));
        assertEquals(0, server.count("STAT " + longest + FilePath.PARTIAL_SUFFIX));
    }

    @Test
    void anUploadThatBreaksSixTimesEnds() {
        for (int i = 0; i <= Download.TRIES; i++) {
            server.cuts.add(100_000);
        }
        assertThrows(IOException.class, () -> put(3_000_000, A));
        assertEquals(6, server.count("PUT"));
        assertFalse(server.files.containsKey("/a.bin"));
    }

    @Test
    void aLinkThatIsLostInTheMiddleIsToldAsThat() throws IOException {
        Files.write(local("a.bin"), bytes(3_000_000));
        IOException lost = assertThrows(IOException.class, () -> put(local("a.bin"), A, begun(server::drop)));
        assertTrue(lost.getMessage().contains("is lost"), lost.getMessage());
    }

    @Test
    void aFileThatBecomesShorterIsNotSent() throws IOException {
        Files.write(local("a.bin"), bytes(1_000_000));
        Progress cutting = begun(() -> {
            try (FileChannel file = FileChannel.open(local("a.bin"), StandardOpenOption.WRITE)) {
                file.truncate(10);
            }
        });
        IOException told = assertThrows(IOException.class, () -> put(local("a.bin"), A, cutting));
        assertTrue(told.getMessage().contains("changed while it was sent"), told.getMessage());
        assertFalse(server.files.containsKey("/a.bin"));
    }

    private static Progress begun(Call call) {
        return new Progress() {
            @Override
            public void begun(FilePath file, long offset, long size, LongSupplier position) {
                try {
                    call.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such files")
    void whatIsNeitherFileNorFolderIsNotSent() throws IOException {
        Files.createDirectory(local("d"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(local("d/socket")));
            IOException told = assertThrows(IOException.class, () -> put(local("d"), D, heard));
            assertTrue(told.getMessage().contains("socket (neither file nor folder)"), told.getMessage());
            told = assertThrows(IOException.class, () -> put(local("d/socket"), A, heard));
            assertTrue(told.getMessage().contains("is neither a file nor a folder"), told.getMessage());
        }
    }

    @Test
    void onlyWhatIsUnderWayIsLeftOutOfAFolder() throws IOException {
        Files.createDirectory(local("d"));
        for (String name : Set.of(".a.WiredTransfer.origin", "a.WiredTransfer", ".hidden", "b.WiredTransfer.origin")) {
            Files.write(local("d/" + name), bytes(10));
        }
        IOException told = assertThrows(IOException.class, () -> put(local("d"), FilePath.ROOT, heard));
        assertTrue(told.getMessage().contains("except 2: "), told.getMessage());
        assertEquals(Set.of("/.hidden", "/b.WiredTransfer.origin"), server.files.keySet());
        assertEquals(0, server.count("FOLDER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"516 nothing", "516 file", "500 folder"})
    void aFolderThatCannotBeMadeIsTold(String how) throws IOException {
        Files.createDirectory(local("d"));
        if (how.endsWith("file")) {
            server.files.put("/d", bytes(1));
        } else if (how.endsWith("folder")) {
            server.folders.put("/d", 1);
        }
        int number = Integer.parseInt(how.substring(0, 3));
        server.once("FOLDER", (command, session) -> session.reply(number, "No"));
        WiredException refused = assertThrows(WiredException.class, () -> put(local("d"), D, heard));
        assertEquals(number, refused.reply().number());
    }
}
