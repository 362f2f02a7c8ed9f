package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

class FolderTest {
    @TempDir
    Path temporary;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void recordsAreTheOwnersAlone() throws IOException {
        try (Desk desk = new Desk(temporary.resolve("a/b"))) {
            ToxResumePolicy policy = desk.restart();
            TransferInfo received = Desk.receive(Desk.ANNA, "/film.mp4", 10);
            policy.remember(received);
            desk.wait(1);
            policy.remember(received);
            assertEquals("rw-------", mode(desk.directory.resolve(desk.files().get(0))));
            assertEquals("rwx------", mode(desk.directory));
            assertEquals("rwx------", mode(temporary.resolve("a")));
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aLinkedDirectoryIsTheOperatorsChoice() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        try (Desk desk = new Desk(Files.createSymbolicLink(temporary.resolve("link"), real))) {
            desk.restart().remember(Desk.receive(Desk.ANNA, "/film.mp4", 10));
        }
        assertEquals(1, new Desk(real).files().size());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        for (Path wrong : List.of(file, file.resolve("below"))) {
            Desk desk = new Desk(wrong);
            String message = assertThrows(IOException.class, desk::restart).getMessage();
            assertTrue(message.contains(wrong.toString()), message);
        }
    }

    @Test
    void whatCannotBeWrittenIsNotRemembered() throws IOException {
        Path directory = temporary.resolve("records");
        try (Desk desk = new Desk(directory)) {
            ToxResumePolicy policy = desk.restart();
            TransferInfo old = Desk.receive(Desk.ANNA, "/old", 10);
            policy.remember(old);
            Path away = Files.move(directory, temporary.resolve("away"));
            Files.createFile(directory);
            TransferInfo fresh = Desk.receive(Desk.ANNA, "/fresh", 10);
            String message = assertThrows(IOException.class, () -> policy.remember(fresh))
                    .getMessage();
            assertTrue(message.contains("cannot be written into " + directory), message);
            assertEquals(Optional.empty(), policy.recall(Desk.ANNA, fresh.id()));
            message = assertThrows(IOException.class, () -> policy.forget(old)).getMessage();
            assertTrue(message.contains("cannot be deleted from " + directory), message);
            assertEquals(Optional.of(Desk.saved(old)), policy.recall(Desk.ANNA, old.id()));
            Files.delete(directory);
            Files.move(away, directory);
            policy.remember(fresh);
            policy.forget(old);
            assertEquals(List.of(RecordKey.of(fresh).fileName()), desk.files());
        }
    }

    @Test
    void aRecordThatCannotTakeItsNameLeavesNothingBehind() throws IOException {
        try (Desk desk = new Desk(temporary)) {
            ToxResumePolicy policy = desk.restart();
            TransferInfo fresh = Desk.receive(Desk.ANNA, "/fresh", 10);
            Files.createDirectories(temporary
                    .resolve(RecordKey.of(fresh).fileName() + RecordFolder.TEMPORARY)
                    .resolve("full"));
            assertThrows(IOException.class, () -> policy.remember(fresh));
            assertEquals(Optional.empty(), policy.recall(Desk.ANNA, fresh.id()));
            assertEquals(Optional.empty(), desk.restart().recall(Desk.ANNA, fresh.id()));
        }
    }

    @Test
    void aNameOfAHundredThousandCharactersIsRefused() throws IOException {
        try (Desk desk = new Desk(temporary)) {
            ToxResumePolicy policy = desk.restart();
            TransferInfo longest = Desk.receive("x".repeat(100_000), "/fresh", 10);
            String message = assertThrows(IOException.class, () -> policy.remember(longest))
                    .getMessage();
            assertTrue(message.contains("65536"), message);
            assertEquals(List.of(), desk.files());
        }
    }
}
