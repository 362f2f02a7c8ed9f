package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class TransferNewsTest {
    private static final TransferInfo OFFER = Infos.of(7, Direction.INCOMING, FakeFriends.KEY, TransferState.OFFERED);

    private final Audience audience = new Audience(Logs.NONE);
    private final Bulletin bulletin = new Bulletin(audience);
    private final Contacts contacts = new Contacts();
    private final TransferNews news = new TransferNews(bulletin, contacts);
    private GogoShell shell;

    @BeforeEach
    void open() {
        contacts.bindFriends(new FakeFriends());
        shell = new GogoShell();
        shell.session().put("prompt", "g! ");
        audience.beforeExecute(shell.session(), "profile");
    }

    @AfterEach
    void close() {
        bulletin.deactivate();
        shell.close();
    }

    @Test
    void anOfferTellsHowToTakeItAndWhereTo() {
        news.offered(new FakeTransfer(OFFER));
        assertShown("bob offers file7.bin, 9.5 MiB: transfer:accept 7 [FOLDER or NEW NAME], or transfer:reject 7");
    }

    @Test
    void anOfferThatARuleTookAsksForNothing() {
        news.offered(new FakeTransfer(Infos.because(OFFER, TransferState.RUNNING, "")));
        assertShown("bob offers file7.bin, 9.5 MiB: transfer 7 is running");
    }

    @Test
    void aNameCannotLookLikeALineOfOurs() {
        news.offered(new FakeTransfer(Infos.named(OFFER, "a\u001b[2J\n18:05 bob:   Hi")));
        assertShown(
                "bob offers a?[2J / 18:05 bob: Hi, 9.5 MiB: transfer:accept 7 [FOLDER or NEW NAME], or transfer:reject 7");
    }

    @Test
    void whatFailedOrWasInterruptedIsToldOnceWithItsReason() {
        TransferInfo running = Infos.because(OFFER, TransferState.RUNNING, "");
        TransferInfo failed = Infos.because(OFFER, TransferState.FAILED, "no space left on device");
        TransferInfo send = Infos.of(8, Direction.OUTGOING, FakeFriends.KEY, TransferState.RUNNING);
        TransferInfo interrupted = Infos.because(send, TransferState.INTERRUPTED, "the friend went offline");
        news.changed(OFFER, running);
        news.changed(running, failed);
        news.changed(failed, failed);
        news.changed(send, interrupted);
        assertShown(
                "transfer 7 failed, file7.bin from bob: no space left on device",
                "transfer 8 was interrupted, file8.bin to bob: the friend went offline");
    }

    @Test
    void ofAccountsOnlyWhatFailedIsNews() {
        TransferInfo upload = Infos.of(7, Direction.INCOMING, TransferState.RUNNING, 0);
        news.changed(upload, Infos.because(upload, TransferState.INTERRUPTED, "the connection was lost"));
        news.changed(upload, Infos.because(upload, TransferState.CANCELLED, ""));
        news.changed(upload, Infos.because(upload, TransferState.FAILED, "no space left on device"));
        assertShown("transfer 7 failed, file7.bin from guest@127.0.0.1: no space left on device");
    }

    @Test
    void aFriendThatGoesWithHundredsOfTransfersIsSummedUp() {
        contacts.now();
        for (int number = 1; number <= 200; number++) {
            TransferInfo send = Infos.of(number, Direction.OUTGOING, FakeFriends.KEY, TransferState.RUNNING);
            news.changed(send, Infos.because(send, TransferState.INTERRUPTED, "the friend went offline"));
        }
        String last = "... and " + (200 - Headlines.EACH) + " more broken transfers with bob";
        Await.until(() -> shell.printed().contains(last), last);
        assertEquals(Headlines.EACH + 1, shell.printed().lines().count());
    }

    private void assertShown(String... lines) {
        Await.until(() -> shell.printed().lines().count() >= lines.length, lines.length + " lines");
        assertEquals(
                List.of(lines),
                shell.printed()
                        .lines()
                        .map(line -> line.substring("18:05 ".length()))
                        .toList());
    }
}
