package org.tidewire.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** What is remembered goes when nobody touches it for long, and with its friend; never because a friend is away. */
class ForgottenTest extends LessonsFixture {
    @Test
    void whatNobodyTouchesForThirtyDaysExpires() throws Exception {
        source("old.bin");
        source("new.bin");
        client.send(ANN, "old.bin");
        Path old = client.records().get(0);
        FileId kept = client.send(ANN, "new.bin").info().id();
        client.close();
        touched(old, "2020-01-01");
        client.restart();
        assertEquals(1, client.records().size());
        assertFalse(Files.exists(old));
        ann = client.comes(ANN);
        assertOffered(kept);
    }

    @Test
    void anExpiredPartialIsANewFile() throws Exception {
        client.received(ANN, offer, bytes, 100_000);
        client.close();
        touched(client.records().get(0), "2020-01-01");
        client.restart();
        ann = client.comes(ANN);
        assertAsked(ANN, ann, offer);
    }

    @Test
    void withAFriendGoesAllThatIsRememberedOfIt() throws Exception {
        source("b.bin");
        Transfer sent = client.send(ANN, "b.bin");
        Transfer received = client.received(ANN, offer, bytes, 100_000);
        client.forget(ANN);
        Client.state(sent, TransferState.CANCELLED);
        Client.state(received, TransferState.CANCELLED);
        Await.until("both are forgotten", () -> client.records().isEmpty());
        assertTrue(ann.said.contains("CANCEL"), "she is told: " + ann.said);
        client.goes(ANN);
        ann = client.comes(ANN); // a friend again
        assertAsked(ANN, ann, offer);
        assertEquals(List.of(), ann.offers);
    }

    @Test
    void withAFriendWhoIsAwayGoesWhatWaitsForIt() throws Exception {
        source("b.bin");
        client.send(ANN, "b.bin");
        client.received(ANN, offer, bytes, 100_000);
        client.restart(); // nothing lives of what was received, there is but a record
        Await.until("it is listed", () -> client.transfers().size() == 1);
        Transfer waiting = client.transfers().get(0);
        client.forget(ANN);
        Client.state(waiting, TransferState.CANCELLED);
        Await.until("both are forgotten", () -> client.records().isEmpty());
        client.restart();
        ann = client.comes(ANN);
        assertAsked(ANN, ann, offer);
        assertEquals(List.of(), ann.offers);
    }

    @Test
    void whatIsCutOffAsItsFriendIsForgottenDoesNotComeBack() throws Exception {
        source("b.bin");
        client.send(ANN, "b.bin");
        client.goes(ANN); // it waits again, or is about to
        client.forget(ANN);
        Await.until("it is forgotten", () -> client.unfinished(ANN).isEmpty());
        ann = client.comes(ANN);
        assertEquals(List.of(), client.records());
        assertEquals(List.of(), ann.offers);
        assertTrue(
                client.transfers().stream().allMatch(each -> each.info().state().isFinal()),
                client.transfers()::toString);
    }

    @Test
    void anotherFriendKeepsAll() throws Exception {
        source("b.bin");
        FakeFriend bob = client.comes(BOB);
        Transfer sent = client.send(BOB, "b.bin");
        client.received(ANN, offer, bytes, 100_000);
        client.forget(BOB);
        Client.state(sent, TransferState.CANCELLED);
        Await.until("his is forgotten", () -> client.records().size() == 1);
        assertTrue(bob.said.contains("CANCEL"), bob.said.toString());
        client.goes(ANN);
        ann = client.comes(ANN);
        assertGoesOn(100_000);
    }

    /** Sets the day of a record, with the check that makes it whole. */
    private static void touched(Path record, String day) throws IOException {
        String text = Files.readString(record).replaceAll("(?m)^touched = .*$", "touched = " + day);
        String lines = text.substring(0, text.lastIndexOf("check = "));
        CRC32C sum = new CRC32C();
        sum.update(lines.getBytes(UTF_8));
        Files.writeString(record, lines + "check = " + HexFormat.of().toHexDigits((int) sum.getValue()) + "\n");
    }
}
