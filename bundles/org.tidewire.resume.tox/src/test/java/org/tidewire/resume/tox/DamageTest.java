package org.tidewire.resume.tox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

class DamageTest {
    @TempDir
    Path directory;

    private Desk desk;
    private TransferInfo good;
    private TransferInfo bad;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(directory);
        good = Desk.receive(Desk.ANNA, "/good", 10);
        bad = Desk.receive(Desk.ANNA, "/bad", 20);
        ToxResumePolicy policy = desk.restart();
        policy.remember(good);
        policy.remember(bad);
        desk.close();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Path file(TransferInfo transfer) {
        return directory.resolve(RecordKey.of(transfer).fileName());
    }

    /** The bad one is set aside with its bytes, the log names it, and nothing else has suffered. */
    private void assertSetAside(byte[] bytes) throws IOException {
        String name = file(bad).getFileName().toString();
        desk.log.clear();
        ToxResumePolicy policy = desk.restart();
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, bad.id()));
        assertEquals(Optional.of(Desk.saved(good)), policy.recall(Desk.ANNA, good.id()));
        assertEquals(List.of(name), desk.aside());
        assertArrayEquals(
                bytes, Files.readAllBytes(directory.resolve(Aside.NAME).resolve(name)));
        assertEquals(1, desk.logged(name), desk.log::toString);
        assertEquals(1, desk.log.size(), desk.log::toString);
        policy.remember(bad);
        assertEquals(Optional.of(Desk.saved(bad)), desk.restart().recall(Desk.ANNA, bad.id()));
    }

    @Test
    void aHalfWrittenFileIsSetAside() throws IOException {
        byte[] whole = Files.readAllBytes(file(bad));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file(bad), half);
        assertSetAside(half);
    }

    @Test
    void anEmptyFileIsSetAside() throws IOException {
        Files.write(file(bad), new byte[0]);
        assertSetAside(new byte[0]);
    }

    @Test
    void aFileOfZerosIsSetAside() throws IOException {
        byte[] zeros = new byte[(int) Files.size(file(bad))];
        Files.write(file(bad), zeros);
        assertSetAside(zeros);
    }

    @Test
    void zerosInTheMiddleAreNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(file(bad));
        Arrays.fill(bytes, 100, 140, (byte) 0);
        Files.write(file(bad), bytes);
        assertSetAside(bytes);
    }

    @Test
    void anotherVersionIsSetAside() throws IOException {
        byte[] newer = Texts.checked(Texts.lines(file(bad)).replace("version = 1", "version = 2"));
        Files.write(file(bad), newer);
        assertSetAside(newer);
        assertEquals(1, desk.logged("version 2"));
    }

    @Test
    void aFileUnderAnotherRecordsNameIsSetAside() throws IOException {
        byte[] other = Files.readAllBytes(file(good));
        Files.write(file(bad), other);
        assertSetAside(other);
    }

    @Test
    void aFileThatNeverEndsIsNotReadToItsEnd() throws IOException {
        byte[] endless = new byte[100_000];
        Files.write(file(bad), endless);
        assertSetAside(endless);
    }

    @Test
    void aTemporaryFileIsNoRecordAndSetAside() throws IOException {
        Path temporary = file(bad).resolveSibling(file(bad).getFileName() + RecordFolder.TEMPORARY);
        Files.move(file(bad), temporary);
        ToxResumePolicy policy = desk.restart();
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, bad.id()));
        assertEquals(List.of(temporary.getFileName().toString()), desk.aside());
        assertEquals(1, desk.logged(temporary.getFileName().toString()));
        policy.remember(bad);
        assertEquals(Optional.of(Desk.saved(bad)), desk.restart().recall(Desk.ANNA, bad.id()));
    }

    @Test
    void aTemporaryFileBesideItsRecordCostsNothing() throws IOException {
        Files.write(file(good).resolveSibling(file(good).getFileName() + RecordFolder.TEMPORARY), new byte[5]);
        assertEquals(Optional.of(Desk.saved(good)), desk.restart().recall(Desk.ANNA, good.id()));
        assertEquals(1, desk.aside().size());
    }

    @Test
    void aLinkIsNotFollowedAndAFolderIsNotRead() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file(good), elsewhere);
        Files.createSymbolicLink(file(good), elsewhere);
        Files.delete(file(bad));
        Files.createDirectory(file(bad));
        ToxResumePolicy policy = desk.restart();
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, good.id()));
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, bad.id()));
        assertEquals(2, desk.aside().size());
        assertTrue(Files.exists(elsewhere, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void theSecondOfOneNameIsKeptBesideTheFirst() throws IOException {
        for (String content : List.of("one", "two", "three")) {
            Files.writeString(file(bad), content);
            desk.restart();
        }
        String name = file(bad).getFileName().toString();
        assertEquals(List.of(name, name + ".1", name + ".2"), desk.aside());
        assertEquals("three", Files.readString(directory.resolve(Aside.NAME).resolve(name + ".2")));
    }

    @Test
    void whatSomebodyPutsThereMeanwhileIsNotOverwritten() throws IOException {
        ToxResumePolicy policy = desk.restart();
        TransferInfo fresh = Desk.receive(Desk.BERT, "/new", 5);
        Files.writeString(file(fresh), "mine");
        policy.remember(fresh);
        assertEquals(List.of(file(fresh).getFileName().toString()), desk.aside());
        assertEquals(Optional.of(Desk.saved(fresh)), desk.restart().recall(Desk.BERT, fresh.id()));
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Files.write(directory.resolve("notes.txt"), "mine".getBytes(UTF_8));
        desk.restart();
        assertTrue(desk.files().contains("notes.txt"));
        assertEquals(List.of(), desk.log);
    }

    @Test
    void aBadNameCannotForgeALogLine() throws IOException {
        Files.createFile(directory.resolve("x\nERROR all is lost\u202e.resume"));
        desk.restart();
        assertEquals(1, desk.logged("x\\u000aERROR all is lost\\u202e.resume"));
    }
}
