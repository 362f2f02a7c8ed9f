package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.OFFERED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tidewire.events.TransferTopics;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** The process is killed at some moment, and begins again: what is told then. */
class KilledTest extends Lives {
    private static final String PARTIAL = FilePath.of(FILM).partial().toString();

    @Test
    void aFileThatWasCommittedBeforeTheEngineSaidSoIsToldByTheNextLife() throws IOException {
        begin().hears(film(7, QUEUED), film(7, RUNNING));
        files.put(FILM, 100L);
        Life next = next();
        assertEquals(List.of(TransferTopics.COMPLETED), next.admin.topics());
        Map<String, Object> told = next.admin.only();
        assertEquals(true, told.get("repeated"));
        assertEquals(0L, told.get("number"));
        assertEquals(Infos.ID, told.get("id"));
        assertEquals("INCOMING", told.get("direction"));
        assertEquals("ann", told.get("peer"));
        assertEquals("192.0.2.7", told.get("place"));
        assertEquals("DATA", told.get("kind"));
        assertEquals("film.mkv", told.get("name"));
        assertEquals(FILM, told.get("path"));
        assertEquals(100L, told.get("size"));
        assertEquals(100L, told.get("position"));
        assertEquals(0, next.noted());
        assertEquals(List.of(), next().admin.topics(), "once is enough");
    }

    @Test
    void aFileWhoseEndNoHandlerHasHeardIsToldByTheNextLife() {
        Life life = begin();
        life.hears(film(7, QUEUED), film(7, RUNNING));
        files.put(FILM, 100L);
        life.tells().hears(film(7, RUNNING), film(7, COMPLETED));
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }

    @Test
    void anEventThatCouldNotBeSentIsSentByTheNextLife() {
        Life life = begin();
        life.admin.fails = true;
        files.put(FILM, 100L);
        life.hears(film(7, RUNNING), film(7, COMPLETED));
        life.tells();
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }

    @Test
    void whatWasToldIsNotToldAgain() throws IOException {
        files.put(FILM, 100L);
        for (TransferState end : List.of(COMPLETED, CANCELLED, INTERRUPTED)) {
            Life life = begin();
            life.hears(film(7, RUNNING), film(7, end));
            assertEquals(0, life.tells().noted());
            assertEquals(List.of(), next().admin.topics());
        }
    }

    @Test
    void aFileThatIsNotWholeIsNotTold() throws IOException {
        begin().hears(film(7, RUNNING));
        files.put(PARTIAL, 100L);
        assertEquals(List.of(), next().admin.topics());
        files.remove(PARTIAL);
        files.put(FILM, 100L); // the next life has gone on with it, and was killed before it heard of that
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }

    @Test
    void anotherFileIsNotTold() throws IOException {
        begin().hears(film(7, RUNNING));
        files.put(FILM, 99L);
        assertEquals(List.of(), next().admin.topics());
        files.put(FILM, 100L);
        assertEquals(List.of(), next().admin.topics(), "it is too late");
    }

    @Test
    void whatNeverBeganIsNotTold() throws IOException {
        begin().hears(film(7, OFFERED));
        assertEquals(List.of(), next().admin.topics());
        assertEquals(0, begin().noted());
    }

    @Test
    void whatWeSendIsNotNoted() throws IOException {
        Life life = begin();
        life.hears(Infos.stream(OFFERED), Infos.stream(RUNNING));
        assertEquals(0, life.noted());
        life.hears(Infos.stream(RUNNING), Infos.stream(COMPLETED));
    }

    @Test
    void aFileWhoseStorageIsNotThereYetIsToldWhenItIs() {
        begin().hears(film(7, RUNNING));
        files.put(FILM, 100L);
        Life next = begin();
        next.tree = null;
        assertEquals(List.of(), next.finds().admin.topics());
        next.tree = Life.tree("another", Map.of());
        assertEquals(List.of(), next.finds().admin.topics());
        next.tree = path -> {
            throw new IOException("no storage");
        };
        assertEquals(List.of(), next.finds().admin.topics());
        next.tree = Life.tree("files", files);
        assertEquals(List.of(TransferTopics.COMPLETED), next.finds().admin.topics());
        assertEquals(List.of(), next.left);
    }

    @Test
    void aTransferThatEndsWhileItIsLookedAtLeavesNoNote() throws IOException {
        for (TransferState end : List.of(COMPLETED, CANCELLED)) {
            Iterator<TransferState> states = List.of(RUNNING, end, end).iterator();
            Transfer ending = (Transfer) Proxy.newProxyInstance(
                    Transfer.class.getClassLoader(), new Class<?>[] {Transfer.class}, (self, method, values) -> {
                        if (method.getName().equals("since")) {
                            return Instant.EPOCH;
                        }
                        return film(7, states.next());
                    });
            Life life = begin();
            life.poster.repeat(List.of(ending));
            life.tells();
            assertEquals(end == COMPLETED ? List.of(TransferTopics.COMPLETED) : List.of(), life.admin.topics());
            assertEquals(0, life.noted());
        }
    }

    @Test
    void aNoteKnowsItsBackendAlsoWhileNoneIsThere() {
        begin().hears(film(7, RUNNING));
        Life blind = begin();
        blind.tree = null;
        blind.hears(film(7, RUNNING));
        Life next = begin();
        files.put(FILM, 100L);
        next.tree = Life.tree("another", Map.of());
        assertEquals(List.of(), next.finds().admin.topics());
        next.tree = Life.tree("files", files);
        assertEquals(List.of(TransferTopics.COMPLETED), next.finds().admin.topics());
    }

    @Test
    void aFileThatBeganWithoutAStorageIsLookedForInWhicheverThereIs() {
        Life life = begin();
        life.tree = path -> {
            throw new IOException("no storage");
        };
        life.hears(film(7, QUEUED));
        files.put(FILM, 100L);
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
        Life blind = begin();
        blind.tree = null;
        blind.hears(film(7, QUEUED));
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }

    @Test
    void whoArrivesAtTheSamePathAgainIsToldForItself() {
        begin().hears(film(7, RUNNING));
        Life next = begin();
        next.hears(film(7, QUEUED), film(7, RUNNING)); // the client has come back before anybody looked
        files.put(FILM, 100L);
        next.hears(film(7, RUNNING), film(7, COMPLETED));
        next.finds();
        assertEquals(
                1,
                next.admin.topics().stream()
                        .filter(TransferTopics.COMPLETED::equals)
                        .count());
    }

    @Test
    void theEndOfOneTransferDropsNoNoteOfAnother() {
        Life life = begin();
        life.hears(film(7, RUNNING));
        life.hears(film(8, QUEUED));
        life.poster.changed(film(7, RUNNING), film(7, INTERRUPTED));
        life.tells();
        files.put(FILM, 100L);
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }

    @Test
    void aPathThatWasChosenIsTheOneThatCounts() throws IOException {
        Life life = begin();
        life.hears(film(7, OFFERED), Infos.upload(7, "/Inbox/film.mkv", 100, OFFERED, 0, ""));
        assertEquals(1, life.noted());
        files.put(FILM, 100L);
        files.put("/Inbox/film.mkv", 100L);
        assertEquals("/Inbox/film.mkv", next().admin.only().get("path"));
    }

    @Test
    void aStreamHasTheSizeThatItHas() {
        begin().hears(Infos.upload(7, FILM, FileOffer.STREAMING, RUNNING, 0, ""));
        files.put(FILM, 5L);
        assertEquals(List.of(TransferTopics.COMPLETED), next().admin.topics());
    }
}
