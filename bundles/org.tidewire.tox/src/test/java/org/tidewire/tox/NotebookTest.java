package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Places;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.identity.ToxId;

class NotebookTest {
    /** Bytes of a friend's record in savedata. */
    private static final int RECORD = 2216;

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("me.tox");
    }

    private Notebook notebook() throws IOException {
        IdentityFile file = new IdentityFile(path, new char[0], random);
        return new Notebook(file, file.open(), new Places(path));
    }

    private static byte[] libtoxcore() throws IOException {
        try (InputStream in = ToxId.class.getResourceAsStream("libtoxcore-plain.tox")) {
            return in.readAllBytes();
        }
    }

    @Test
    void friendsOfAnotherProgramAreKeptByteForByte() throws IOException {
        byte[] theirs = libtoxcore();
        Files.write(path, theirs);
        PublicKey first = Savedata.read(theirs).friends().get(0).key();
        int count = Savedata.read(theirs).friends().size();
        FriendRecord mine = FriendRecord.added(Savedata.create(random).id(), "Hello");
        Notebook notebook = notebook();
        notebook.note(mine);
        notebook.save();
        byte[] after = Files.readAllBytes(path);
        int begin = indexOf(theirs, first.bytes()) - 1;
        int end = begin + count * RECORD;
        // All before the head of the friends' section, which tells its length; the friends; and all after ours.
        assertArrayEquals(Arrays.copyOf(theirs, begin - 8), Arrays.copyOf(after, begin - 8));
        assertArrayEquals(Arrays.copyOfRange(theirs, begin, end), Arrays.copyOfRange(after, begin, end));
        int rest = after.length - end - RECORD;
        assertArrayEquals(
                Arrays.copyOfRange(theirs, end, end + rest), Arrays.copyOfRange(after, end + RECORD, after.length));
        assertEquals(mine, Savedata.read(after).friends().get(count));
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(wanted, Arrays.copyOfRange(bytes, i, i + wanted.length))) {
                return i;
            }
        }
        throw new AssertionError("it is not there");
    }

    @Test
    void whatIsNotChangedIsNotWritten() throws IOException {
        byte[] theirs = libtoxcore();
        Files.write(path, theirs);
        Notebook notebook = notebook();
        notebook.records().forEach(notebook::note);
        notebook.nodes(List.of());
        notebook.save();
        assertArrayEquals(theirs, Files.readAllBytes(path));
        assertFalse(Files.exists(folder.resolve("me.tox.places")));
    }

    @Test
    void placesAndNodesAreThereAgain() throws IOException {
        PublicKey friend = Savedata.create(random).id().key();
        Node place = new Node(
                Savedata.create(random).id().key(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 33445));
        Notebook notebook = notebook();
        notebook.note(friend, place);
        notebook.nodes(List.of(place));
        notebook.save();
        assertEquals(place, notebook().place(friend));
        Savedata saved = new IdentityFile(path, new char[0], random).open();
        assertEquals(place, saved.nodes().get(0).node());
        Notebook again = notebook();
        again.forget(friend);
        again.save();
        assertEquals(null, notebook().place(friend));
    }

    @Test
    void theIdentityIsWrittenEvenIfThePlacesCannotBe() throws IOException {
        Notebook notebook = notebook();
        FriendRecord friend =
                FriendRecord.confirmed(Savedata.create(random).id().key());
        Files.createDirectories(folder.resolve("me.tox.places").resolve("in the way"));
        notebook.note(friend);
        notebook.note(friend.key(), new Node(friend.key(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        assertThrows(IOException.class, notebook::save);
        assertEquals(
                List.of(friend),
                new IdentityFile(path, new char[0], random).open().friends());
    }
}
