package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

class ExpiryTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Desk desk;
    private TransferInfo received;
    private TransferInfo sent;

    @BeforeEach
    void open() {
        directory = temporary.resolve("records");
        desk = new Desk(directory);
        received = Desk.receive(Desk.ANNA, "/film.mp4", 10);
        sent = desk.send(Desk.BERT, "/b.txt", 10);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void remember(ToxResumePolicy policy) throws IOException {
        policy.remember(received);
        policy.remember(sent);
    }

    @Test
    void aRecordIsKeptForAllItsDaysAndGoesAtTheNextStart() throws IOException {
        remember(desk.restart());
        desk.wait(30);
        desk.restart();
        assertEquals(2, desk.files().size());
        desk.wait(1);
        ToxResumePolicy policy = desk.restart();
        assertEquals(List.of(), desk.files());
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, received.id()));
        assertEquals(List.of(), policy.unfinished(Desk.BERT));
        assertEquals(2, desk.log.size(), desk.log::toString);
        assertEquals(1, desk.logged(RecordKey.of(received).fileName()));
        assertEquals(1, desk.logged(RecordKey.of(sent).fileName()));
        assertEquals(2, desk.logged("nobody touched it since 2026-11-21"));
    }

    @Test
    void aRecordGoesWhileTheProgramRuns() throws IOException {
        ToxResumePolicy policy = desk.restart();
        remember(policy);
        desk.wait(31);
        policy.expire();
        assertEquals(List.of(), desk.files());
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, received.id()));
    }

    @Test
    void rememberingAgainOnAnotherDayKeepsItForAsLongAgain() throws IOException {
        remember(desk.restart());
        desk.wait(20);
        desk.restart().remember(received);
        desk.wait(20);
        ToxResumePolicy policy = desk.restart();
        assertEquals(Optional.of(Desk.saved(received)), policy.recall(Desk.ANNA, received.id()));
        assertEquals(1, desk.files().size());
    }

    @Test
    void zeroDaysMeanForEver() throws IOException {
        remember(desk.restart(0, 1000, 0));
        desk.wait(100_000);
        desk.restart(0, 1000, 0);
        assertEquals(2, desk.files().size());
    }

    @Test
    void aDateThatCannotBeWrittenStopsNoTransfer() throws IOException {
        ToxResumePolicy policy = desk.restart();
        policy.remember(received);
        Path moved = Files.move(directory, directory.resolveSibling("moved"));
        desk.wait(1);
        policy.remember(received);
        assertEquals(1, desk.logged("still says that it was last touched on"));
        assertTrue(policy.recall(Desk.ANNA, received.id()).isPresent());
        assertTrue(Files.exists(moved.resolve(RecordKey.of(received).fileName())));
    }

    @Test
    void whatCannotBeDeletedIsKeptAndTriedAgain() throws IOException {
        ToxResumePolicy policy = desk.restart();
        policy.remember(received);
        Path file = directory.resolve(RecordKey.of(received).fileName());
        Files.delete(file);
        Files.createDirectories(file.resolve("full"));
        desk.wait(31);
        policy.expire();
        assertEquals(1, desk.logged("cannot be"));
        assertTrue(policy.recall(Desk.ANNA, received.id()).isPresent());
        Files.delete(file.resolve("full"));
        policy.expire();
        assertEquals(Optional.empty(), policy.recall(Desk.ANNA, received.id()));
    }
}
