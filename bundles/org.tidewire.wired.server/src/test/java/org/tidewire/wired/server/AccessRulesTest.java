package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FileType;

/** The access table as it is specified (Wired 4.1). */
class AccessRulesTest {
    /**
     * A plus is allowed, a minus denied, a dot hidden. The columns are a plain folder, an uploads folder and a drop box,
     * then the same three below a drop box; first without view-dropboxes, then with it. A row of {@code others} stands
     * for all privileges together that the command's other rows do not name.
     */
    private static final String TABLE = """
            command       | holds           | dir upl box  below     | dir upl box  below
            LIST          | others          |  +   +   .   .  .  .   |  +   +   +   +  +  +
            LISTRECURSIVE | others          |  +   +   .   .  .  .   |  +   +   +   +  +  +
            SEARCH        | others          |  +   +   .   .  .  .   |  +   +   +   +  +  +
            STAT          | others          |  +   +   .   .  .  .   |  +   +   +   +  +  +
            FOLDER        | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            FOLDER        | CREATE_FOLDERS  |  +   +   .   .  .  .   |  +   +   +   +  +  +
            FOLDER        | UPLOAD          |  -   +   .   .  .  .   |  -   +   +   -  +  +
            FOLDER        | UPLOAD_ANYWHERE |  +   +   .   .  .  .   |  +   +   +   +  +  +
            DELETE        | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            DELETE        | DELETE_FILES    |  +   +   .   .  .  .   |  +   +   +   +  +  +
            MOVE_FROM     | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            MOVE_FROM     | ALTER_FILES     |  +   +   .   .  .  .   |  +   +   +   +  +  +
            MOVE_TO       | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            MOVE_TO       | ALTER_FILES     |  +   +   .   .  .  .   |  +   +   +   +  +  +
            COMMENT       | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            COMMENT       | ALTER_FILES     |  +   +   .   .  .  .   |  +   +   +   +  +  +
            TYPE          | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            TYPE          | ALTER_FILES     |  +   +   .   .  .  .   |  +   +   +   +  +  +
            GET           | others          |  -   -   .   .  .  .   |  -   -   -   -  -  -
            GET           | DOWNLOAD        |  +   +   .   .  .  .   |  +   +   +   +  +  +
            PUT           | others          |  -   -   -   .  .  .   |  -   -   -   -  -  -
            PUT           | UPLOAD          |  -   +   +   .  .  .   |  -   +   +   -  +  +
            PUT           | UPLOAD_ANYWHERE |  +   +   +   .  .  .   |  +   +   +   +  +  +
            """;

    private static final List<FileType> FOLDERS = List.of(FileType.DIRECTORY, FileType.UPLOADS, FileType.DROP_BOX);

    /** A line of the table; twelve signs. */
    record Row(FileCommand command, String holds, String signs) {
        static Row of(String line) {
            String[] cells = line.split("\\|", 3);
            return new Row(FileCommand.valueOf(cells[0].strip()), cells[1].strip(), cells[2].replaceAll("[ |]", ""));
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().skip(1).map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesAsTheTableSays(Row row) {
        assertEquals(12, row.signs().length());
        for (int column = 0; column < 12; column++) {
            Set<Privilege> held = held(row);
            if (column >= 6) {
                held.add(Privilege.VIEW_DROPBOXES);
            }
            FileType folder = FOLDERS.get(column % 3);
            boolean buried = column % 6 >= 3;
            Access expected = meaning(row.signs().charAt(column));
            assertEquals(
                    expected,
                    AccessRules.decide(row.command(), folder, buried, held),
                    row + " in " + folder + (buried ? " below a drop box" : "") + ", column " + column);
        }
    }

    @Test
    void tableNamesEveryCommand() {
        assertEquals(
                EnumSet.allOf(FileCommand.class),
                EnumSet.copyOf(rows().map(Row::command).toList()));
    }

    @Test
    void handsTheTypeOfAFolderDown() {
        assertEquals(FileType.DIRECTORY, AccessRules.typeInside(FileType.DIRECTORY));
        assertEquals(FileType.UPLOADS, AccessRules.typeInside(FileType.UPLOADS));
        assertEquals(FileType.DROP_BOX, AccessRules.typeInside(FileType.DROP_BOX));
    }

    private static Access meaning(char sign) {
        return switch (sign) {
            case '+' -> Access.ALLOWED;
            case '-' -> Access.DENIED;
            case '.' -> Access.HIDDEN;
            default -> throw new IllegalArgumentException("no such sign: " + sign);
        };
    }

    private static Set<Privilege> held(Row row) {
        if (!row.holds().equals("others")) {
            return EnumSet.of(Privilege.valueOf(row.holds()));
        }
        Set<Privilege> others = EnumSet.complementOf(EnumSet.of(Privilege.VIEW_DROPBOXES));
        List<String> named = rows().filter(other -> other.command() == row.command())
                .map(Row::holds)
                .toList();
        Arrays.stream(Privilege.values())
                .filter(privilege -> named.contains(privilege.name()))
                .forEach(others::remove);
        return others;
    }
}
