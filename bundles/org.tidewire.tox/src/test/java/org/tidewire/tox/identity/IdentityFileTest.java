package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("sub").resolve("me.tox");
    }

    private IdentityFile file(String passphrase) {
        return new IdentityFile(path, passphrase.toCharArray(), random);
    }

    @Test
    void anIdentityIsMadeOnceAndKept() throws IOException {
        ToxId id = file("").open().id();
        assertEquals(id, file("").open().id());
    }

    @Test
    void anIdentityWithAPassphraseIsKeptUnderIt() throws IOException {
        IdentityFile file = file("secret");
        Savedata savedata = file.open();
        file.save(savedata.withProfile(new Profile("me", "", UserStatus.NONE)));
        assertTrue(EncryptedSavedata.encrypted(Files.readAllBytes(path)));
        Savedata again = file("secret").open();
        assertEquals(savedata.id(), again.id());
        assertEquals("me", again.profile().name());
    }

    @Test
    void anEncryptedFileNeedsItsPassphrase() throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, Samples.encrypted());
        assertEquals(Samples.ID, file(Samples.PASSPHRASE).open().id().toString());
        assertTrue(assertThrows(WrongPassphraseException.class, () -> file("").open())
                .getMessage()
                .contains("needs its passphrase"));
        assertTrue(
                assertThrows(WrongPassphraseException.class, () -> file("other").open())
                        .getMessage()
                        .contains(path.toString()));
        assertArrayEquals(Samples.encrypted(), Files.readAllBytes(path));
    }

    @Test
    void aPlainFileIsEncryptedWhenThereIsAPassphrase() throws IOException {
        ToxId id = file("").open().id();
        assertEquals(id, file("secret").open().id());
        assertTrue(EncryptedSavedata.encrypted(Files.readAllBytes(path)));
        assertEquals(id, file("secret").open().id());
    }

    @Test
    void nobodyElseMayReadItAndNothingIsLeftBeside() throws IOException {
        IdentityFile file = file("");
        file.save(file.open());
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertEquals(List.of(path), files.toList());
        }
    }

    @Test
    void aLinkToTheFileStaysOne() throws IOException {
        ToxId id = file("").open().id();
        Path link = Files.createSymbolicLink(folder.resolve("link.tox"), path);
        IdentityFile linked = new IdentityFile(link, new char[0], random);
        linked.save(linked.open().withProfile(new Profile("me", "", UserStatus.NONE)));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("me", file("").open().profile().name());
        assertEquals(id, file("").open().id());
    }

    @Test
    void aSpoiledFileIsNamedAndLeftAlone() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "no savedata");
        IOException e = assertThrows(IOException.class, () -> file("").open());
        assertTrue(e.getMessage().contains(path.toString()));
        assertEquals("no savedata", Files.readString(path));
    }

    @Test
    void anUncleanStopTellsItsPort() throws IOException {
        RunMark mark = new RunMark(path);
        assertEquals(0, mark.uncleanPort());
        mark.start(33445);
        assertEquals(33445, new RunMark(path).uncleanPort());
        mark.start(33446);
        assertEquals(33446, new RunMark(path).uncleanPort());
        mark.stop();
        mark.stop();
        assertEquals(0, new RunMark(path).uncleanPort());
    }

    @Test
    void aSpoiledMarkNamesNoPort() throws IOException {
        RunMark mark = new RunMark(path);
        mark.start(1);
        Path run = path.resolveSibling("me.tox.run");
        for (String text : List.of("", "x", "-1", "99999", "65536", "1 2")) {
            Files.writeString(run, text);
            assertEquals(0, mark.uncleanPort(), text);
        }
        assertThrows(IllegalArgumentException.class, () -> mark.start(0));
        assertFalse(Files.notExists(run));
    }
}
