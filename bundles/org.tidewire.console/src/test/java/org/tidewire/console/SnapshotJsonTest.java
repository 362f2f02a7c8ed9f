package org.tidewire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import org.apache.felix.utils.json.JSONParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.friend.FriendState;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class SnapshotJsonTest {
    private static final String HOSTILE =
            "<img src=x onerror=\"alert('1')\">\\\r\n\t\u0000\u202E\u2028\uD800${appRoot}";

    private final Overview overview = new Overview(new Stores());

    @ParameterizedTest
    @EnumSource(TransferState.class)
    void everyStateIsWrittenWithItsButtons(TransferState state) throws Exception {
        overview.transfers = Fakes.engine(Fakes.transfer(Infos.of(7, state)));
        Map<String, Object> row = rows(state.isFinal() ? "ended" : "live").get(0);
        assertEquals(state.name().toLowerCase(java.util.Locale.ROOT), row.get("state"));
        assertEquals("7-000700070007", row.get("id"));
        assertEquals("incoming", row.get("direction"));
        assertEquals("/Uploads/file7.bin", row.get("path"));
        assertEquals(4_500_000L, ((Number) row.get("position")).longValue());
        assertEquals(10_000_000L, ((Number) row.get("size")).longValue());
        boolean runs = state == TransferState.RUNNING;
        assertEquals(runs ? 1_000_000L : 0L, ((Number) row.get("rate")).longValue());
        assertEquals(runs ? 6L : -1L, ((Number) row.get("left")).longValue());
        assertEquals(
                Action.allowed(Infos.of(7, state)).stream().map(Action::word).toList(), row.get("actions"));
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, pause cancel",
        "SUSPENDED, pause cancel",
        "PAUSED, resume cancel",
        "OFFERED, cancel",
        "QUEUED, cancel",
        "READY, cancel",
        "INTERRUPTED, cancel",
        "FAILED, cancel",
        "COMPLETED, ''",
        "CANCELLED, ''"
    })
    void aFriendsTransferHasTheButtonsItsStateAllows(TransferState state, String words) {
        List<Action> allowed = Action.allowed(Infos.of(1, Direction.INCOMING, Infos.FRIEND, state));
        assertEquals(words, String.join(" ", allowed.stream().map(Action::word).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "OFFERED, INCOMING, 0, '', you: transfer:accept 1 in a shell takes it",
        "OFFERED, OUTGOING, 0, '', guest@192.0.2.1 to accept",
        "QUEUED, INCOMING, 0, '', a slot",
        "QUEUED, INCOMING, 3, '', 'a slot, place 3'",
        "READY, INCOMING, 0, '', guest@192.0.2.1 to begin",
        "RUNNING, INCOMING, 0, '', ''",
        "PAUSED, INCOMING, 0, '', whoever paused it",
        "SUSPENDED, INCOMING, 0, '', its storage",
        "SUSPENDED, INCOMING, 0, its storage is being exchanged, its storage is being exchanged",
        "FAILED, INCOMING, 0, the disk is full, the disk is full"
    })
    void itSaysWhatATransferWaitsFor(TransferState state, Direction direction, int queue, String reason, String words) {
        TransferInfo info = Infos.of(1, direction, Infos.GUEST, state, queue, reason);
        assertEquals(words, Waits.of(info, new Names(List.of())));
    }

    @Test
    void whatNobodyKnowsIsNegative() throws Exception {
        TransferInfo stream = Infos.sized(FileOffer.STREAMING, 5, Infos.of(1, TransferState.RUNNING));
        overview.transfers = Fakes.engine(
                Fakes.transfer(stream),
                Fakes.transfer(Infos.of(2, TransferState.RUNNING), 0L),
                Fakes.transfer(Infos.sized(100, 90, Infos.of(3, TransferState.RUNNING)), 5L));
        assertEquals(
                List.of("-1", "-1", "2"),
                rows("live").stream().map(row -> row.get("left").toString()).toList());
        assertEquals("-1", rows("live").get(0).get("size").toString());
    }

    @Test
    void hostileNamesStayWholeAndBreakNothing() throws Exception {
        overview.transfers = Fakes.engine(
                Fakes.transfer(Infos.named(HOSTILE, Infos.of(1, TransferState.QUEUED))),
                Fakes.transfer(Infos.of(2, Direction.INCOMING, Infos.GUEST, TransferState.FAILED, 0, HOSTILE)));
        overview.friends = Fakes.friends(Fakes.friend(HOSTILE, FriendState.ONLINE, HOSTILE, null));
        String shown = "<img src=x onerror=\"alert('1')\">\\\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD${appRoot}";
        assertEquals(shown, rows("live").get(0).get("name"));
        assertEquals(shown, rows("waiting").get(0).get("name"));
        assertEquals(shown, rows("ended").get(0).get("waits"));
        assertEquals(shown, rows("friends").get(0).get("name"));
        assertEquals(shown, rows("friends").get(0).get("nick"));
    }

    @Test
    void veryLongNamesAreShortenedInTheirMiddle() {
        String shown = Printable.of("a".repeat(5000) + ".bin");
        assertEquals(500, shown.length());
        assertTrue(shown.startsWith("aaa") && shown.endsWith("a.bin") && shown.contains("…"), shown);
    }

    @Test
    void keysAddressesAndFileIdsAreLeftOut() throws Exception {
        TransferInfo info = Infos.of(1, Direction.INCOMING, Infos.FRIEND, TransferState.RUNNING);
        overview.transfers = Fakes.engine(Fakes.transfer(info));
        overview.friends = Fakes.friends(Fakes.friend("bob", FriendState.ONLINE, "Bobby", Fakes.TIME));
        String json = json();
        assertFalse(json.contains(Infos.KEY), json);
        assertFalse(json.contains(info.id().hex()), json);
        assertFalse(json.contains("33445"), json);
        assertEquals(
                Map.of(
                        "name", "bob",
                        "nick", "Bobby",
                        "status", "at home",
                        "state", "online",
                        "availability", "away",
                        "seen", Fakes.TIME.toEpochMilli()),
                rows("friends").get(0));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(String key) throws Exception {
        Map<String, Object> some =
                (Map<String, Object>) new JSONParser(json()).getParsed().get(key);
        return (List<Map<String, Object>>) some.get("rows");
    }

    private String json() throws Exception {
        StringWriter out = new StringWriter();
        SnapshotJson.write(overview.now(), out);
        return out.toString();
    }
}
