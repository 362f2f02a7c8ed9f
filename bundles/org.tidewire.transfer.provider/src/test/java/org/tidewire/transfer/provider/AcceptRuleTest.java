package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Which offers a rule matches, and which configurations are refused. */
class AcceptRuleTest {
    @ParameterizedTest(name = "friend={0} kinds={1} most.bytes={2}: {3}, {4}, {5} bytes: {6}")
    @CsvSource({
        "*,           data,          0,   AB, DATA,   1,   true",
        "*,           data,          0,   AB, DATA,   0,   true",
        "*,           data,          0,   AB, AVATAR, 1,   false",
        "*,           avatar,        0,   AB, AVATAR, 1,   true",
        "*,           avatar,        0,   AB, DATA,   1,   false",
        "*,           'Data,AVATAR', 0,   AB, AVATAR, 1,   true",
        "*,           'Data,AVATAR', 0,   AB, DATA,   1,   true",
        "*,           data,          100, AB, DATA,   100, true",
        "*,           data,          100, AB, DATA,   101, false",
        "*,           data,          100, AB, DATA,   -1,  false",
        "*,           data,          0,   AB, DATA,   -1,  true",
        "anna,        data,          0,   AB, DATA,   1,   true",
        "Anna,        data,          0,   AB, DATA,   1,   false",
        "anna,        data,          0,   CD, DATA,   1,   false",
        "nobody,      data,          0,   AB, DATA,   1,   false",
        "'bert, anna',data,          0,   AB, DATA,   1,   true",
        "'bert, anna',data,          0,   CD, DATA,   1,   true",
        "'bert, anna',data,          0,   EF, DATA,   1,   false",
        "EF,          data,          0,   EF, DATA,   1,   true",
        "ef,          data,          0,   EF, DATA,   1,   true",
    })
    void aRuleMatchesByFriendKindAndSize(
            String friend, String kinds, long most, String id, FileKind kind, long size, boolean accepted) {
        AcceptRule rule = rule("friend", friend, "kinds", kinds, "most.bytes", most);
        assertEquals(accepted, rule.matches(offered(id, kind, size), Map.of("anna", "AB", "bert", "CD")));
    }

    @ParameterizedTest
    @CsvSource({
        "kinds,      data,    'friend is empty, it names friends or ids, or is * for every friend'",
        "friend,     ' , ',   'friend is empty, it names friends or ids, or is * for every friend'",
        "kinds,      pictures,'kinds has pictures, allowed are data and avatar'",
        "kinds,      '',      'kinds is empty, allowed are data and avatar'",
        "most.bytes, -1,      'most.bytes is -1, allowed are 1 and more, or 0 for any size'",
        "folder,     /a/../b, 'folder is no path: a file name may not be ..'",
    })
    void aWrongValueIsRefusedByName(String key, String value, String message) {
        boolean nobody = message.startsWith("friend");
        Object[] config = nobody ? new Object[] {key, value} : new Object[] {"friend", "anna", key, value};
        String said =
                assertThrows(IllegalArgumentException.class, () -> rule(config)).getMessage();
        assertEquals("org.tidewire.transfer.accept: " + message, said);
    }

    private static AcceptRule rule(Object... config) {
        return new AcceptRule(Fixture.typed(AcceptConfig.class, config));
    }

    private static TransferInfo offered(String friend, FileKind kind, long size) {
        FilePath path = FilePath.of("/Received/a");
        Peer peer = new Peer(friend, "");
        TransferState state = TransferState.OFFERED;
        return new TransferInfo(1, FileId.random(), Direction.INCOMING, peer, kind, "a", path, size, 0, state, 0, "");
    }
}
