package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.events.TransferTopics;

/** Notes that were cut off, cannot be read, or cannot be kept. */
class NotesTest extends Lives {
    @Test
    void aNoteThatIsNoneIsDeletedWhereverItWasCutOff() throws IOException {
        begin().hears(film(7, RUNNING));
        files.put(FILM, 100L);
        Path note = only();
        byte[] bytes = Files.readAllBytes(note);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(note, Arrays.copyOf(bytes, length));
            assertEquals(List.of(), next().admin.topics(), "cut off after " + length);
        }
        bytes[3] = 'x'; // no digit of an id
        Files.write(note, bytes);
        assertEquals(List.of(), next().admin.topics());
        bytes[0] = 2;
        Files.write(note, bytes);
        assertEquals(List.of(), next().admin.topics());
        assertEquals(0, begin().noted());
    }

    private Path only() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(notes)) {
            return all.iterator().next();
        }
    }

    @Test
    void aNoteThatCannotBeReadIsLeftForTheNextLife() throws IOException {
        begin().hears(film(7, RUNNING));
        files.put(FILM, 100L);
        Path note = only();
        byte[] bytes = Files.readAllBytes(note);
        Files.delete(note);
        Files.createDirectory(note); // which nobody reads as a file, whoever he is
        assertEquals(List.of(), next().admin.topics());
        assertEquals(1, begin().noted());
        Files.delete(note);
        Files.write(note, bytes);
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }

    @Test
    void aNoteThatWasBeingWrittenIsNoneAndGoes() throws IOException {
        begin().hears(film(7, RUNNING));
        Path note = only();
        Files.move(note, note.resolveSibling(note.getFileName() + ".new"));
        files.put(FILM, 100L);
        assertEquals(List.of(), next().admin.topics());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(notes)) {
            assertFalse(left.iterator().hasNext());
        }
    }

    @Test
    void withoutAFolderForNotesAllElseIsTold() throws IOException {
        Path taken = Files.createFile(notes.resolve("taken"));
        for (Path folder : new Path[] {null, taken}) {
            Life life = new Life(folder, files);
            life.hears(film(7, RUNNING), film(7, COMPLETED));
            assertEquals(
                    List.of(TransferTopics.RUNNING, TransferTopics.COMPLETED),
                    life.tells().admin.topics());
            assertEquals(List.of(), new Life(folder, files).finds().admin.topics());
        }
    }
}
