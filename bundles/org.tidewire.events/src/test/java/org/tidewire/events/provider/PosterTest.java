package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.events.TransferTopics;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class PosterTest {
    private static final long NOW = 1_790_000_000_123L;

    private final FakeAdmin admin = new FakeAdmin();
    private final Poster poster = new Poster(
            admin,
            Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
            new Arrivals(new Notes(null, Life.LOG), () -> null),
            Runnable::run,
            new Audience() {
                @Override
                public boolean isThere() {
                    return true;
                }

                @Override
                public void later(Note note) {
                    throw new AssertionError("somebody is there");
                }
            },
            Life.LOG);

    @Test
    void anEventTellsAllOfTheTransferAndNothingElse() {
        poster.changed(Infos.upload(TransferState.RUNNING), Infos.upload(TransferState.FAILED, 0, "the disk is full"));
        Map<String, Object> expected = Map.ofEntries(
                Map.entry("number", 7L),
                Map.entry("id", Infos.ID),
                Map.entry("direction", "INCOMING"),
                Map.entry("peer", "ann"),
                Map.entry("place", "192.0.2.7"),
                Map.entry("kind", "DATA"),
                Map.entry("name", "film.mkv"),
                Map.entry("path", "/Uploads/film.mkv"),
                Map.entry("size", 100L),
                Map.entry("position", 12L),
                Map.entry("state", "FAILED"),
                Map.entry("before", "RUNNING"),
                Map.entry("reason", "the disk is full"),
                Map.entry("timestamp", NOW));
        assertEquals(expected, admin.only());
        assertEquals(List.of(TransferTopics.FAILED), admin.topics());
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        poster.changed(Infos.stream(TransferState.OFFERED), Infos.stream(TransferState.OFFERED));
        Map<String, Object> expected = Map.ofEntries(
                Map.entry("number", 8L),
                Map.entry("id", Infos.ID),
                Map.entry("direction", "OUTGOING"),
                Map.entry("peer", Infos.FRIEND.name()),
                Map.entry("kind", "AVATAR"),
                Map.entry("name", "face.png"),
                Map.entry("path", "/"),
                Map.entry("position", 0L),
                Map.entry("state", "OFFERED"),
                Map.entry("timestamp", NOW));
        assertEquals(expected, admin.only());
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasADocumentedTopicThatAHandlerOfAllHears(TransferState state) throws Exception {
        TransferInfo info = Infos.upload(state);
        poster.changed(info, info);
        Object documented = TransferTopics.class.getField(state.name()).get(null);
        assertEquals(List.of(documented), admin.topics());
        assertEquals("org/tidewire/transfer/*", TransferTopics.ALL);
        assertEquals("org/tidewire/transfer/" + state, documented);
    }

    @Test
    void statesAreToldInTheEnginesOrder() {
        poster.changed(Infos.upload(TransferState.QUEUED), Infos.upload(TransferState.READY));
        poster.changed(Infos.upload(TransferState.READY), Infos.upload(TransferState.RUNNING));
        poster.changed(Infos.upload(TransferState.RUNNING), Infos.upload(TransferState.COMPLETED));
        assertEquals(List.of(TransferTopics.READY, TransferTopics.RUNNING, TransferTopics.COMPLETED), admin.topics());
    }

    @Test
    void aPlaceInTheQueueIsNoEvent() {
        poster.changed(Infos.upload(TransferState.QUEUED, 3, ""), Infos.upload(TransferState.QUEUED, 2, ""));
        assertEquals(List.of(), admin.topics());
    }
}
