package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

/** A policy without a framework. */
class PlainTest {
    @TempDir
    Path directory;

    @Test
    void itRemembersByValuesInsteadOfAConfiguration() throws IOException {
        Desk desk = new Desk(directory);
        TransferInfo send = desk.send(Desk.ANNA, "/film", 10);
        for (int start = 0; start < 2; start++) {
            ToxResumePolicy policy = ToxResumePolicy.of(directory, 0, 1, 100, desk.logger());
            policy.addTree(desk.tree);
            policy.remember(send);
            assertThrows(IOException.class, () -> policy.remember(desk.send(Desk.ANNA, "/more", 10)));
            assertThrows(IOException.class, () -> policy.remember(Desk.receive(Desk.ANNA, "/large", 101)));
            assertEquals(List.of(Desk.saved(send)), policy.unfinished(Desk.ANNA));
            policy.stop();
        }
    }

    @Test
    void aValueThatIsWrongIsRefusedByItsName() {
        assertTrue(refused(-1, 1, 0).contains("expiry.days is -1"));
        assertTrue(refused(0, 0, 0).contains("friend.records is 0"));
        assertTrue(refused(0, 1, -1).contains("friend.bytes is -1"));
    }

    private String refused(int days, int records, long bytes) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> ToxResumePolicy.of(directory, days, records, bytes, new Desk(directory).logger()))
                .getMessage();
    }
}
