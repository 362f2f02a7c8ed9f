package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.tidewire.fuzz.Input;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileType;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The files that other Wired programs keep in {@code .wired}: comments, the folder's type, the origins of partials. */
class NotesFuzzTest {
    private static final String NAME = "a.txt";
    private static final Set<FileType> FOLDERS = Set.of(FileType.DIRECTORY, FileType.UPLOADS, FileType.DROP_BOX);

    private static Path folder;

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tidewire-fuzz");
        Files.createDirectory(folder.resolve(".wired"));
    }

    @AfterAll
    static void removeFolder() throws IOException {
        for (String name : new String[] {".wired/comments", ".wired/type", ".wired/" + NAME, ".wired", ""}) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    @FuzzTest
    void whatAnotherProgramWroteDoesNoHarm(byte[] bytes) throws IOException {
        Input input = new Input(bytes);
        byte[] type = input.packet(32).array();
        byte[] content = input.rest().array();
        Files.write(folder.resolve(".wired/type"), type);
        Files.write(folder.resolve(".wired/comments"), content);
        Files.write(folder.resolve(".wired/" + NAME), content);
        try (Folder held = new CheckedFolder(folder)) {
            assertTrue(FOLDERS.contains(FolderTypes.read(held)));
            String comment = Comments.read(held, NAME);
            assertTrue(comment.length() <= EditableStorage.LONGEST_COMMENT);
            Comments.check(comment);
            String origin = Origins.read(held, NAME);
            assertTrue(origin.length() <= 3 * 1024);
            assertEquals(Comments.read(held, "e\u0301"), Comments.read(held, "\u00e9"));
        }
    }
}
