package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** What becomes of a friend's offer while there is no resume policy. */
class PolicyAwayTest {
    private final FakeTime time = new FakeTime();
    private final RestartFixture all = new RestartFixture(time.time(), "friend.receives", 1);
    private final FileOffer offer = RestartFixture.offer();

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void withoutAPolicyEveryOfferWaitsForAPerson() throws Exception {
        leaves();
        time.pass(Duration.ofSeconds(11));
        assertNew(offer);
    }

    @Test
    void anOfferWaitsForAPolicyThatIsExchanged() throws Exception {
        leaves();
        assertBusy(offer);
        assertBusy(RestartFixture.offer());
        time.pass(Duration.ofSeconds(9));
        assertBusy(offer);
        int known = all.engine().list().size();
        all.engine().addPolicy(all.policy);
        Transfer again = all.engine().receive(all.friend, "f1", offer);
        assertEquals(TransferState.RUNNING, again.info().state());
        assertEquals(100_000, again.info().position());
        assertEquals(known + 1, all.engine().list().size(), "nothing came of the tries before");
    }

    @Test
    void anAvatarWaitsForNoPolicy() throws Exception {
        leaves();
        assertNew(new FileOffer(FileId.random(), FileKind.AVATAR, "me.png", 10));
    }

    @Test
    void whereThereNeverWasAPolicyNoOfferWaitsForOne() throws Exception {
        try (Fixture plain = new Fixture(time.time())) {
            Transfer transfer = plain.engine.receive(all.friend, "f1", offer);
            assertEquals(TransferState.OFFERED, transfer.info().state());
        }
    }

    private void leaves() throws Exception {
        all.received(offer, 100_000);
        all.goes();
        all.engine().removePolicy(all.policy);
        all.said.clear();
        all.comes();
    }

    private void assertBusy(FileOffer offered) {
        TransferException refused =
                assertThrows(TransferException.class, () -> all.engine().receive(all.friend, "f1", offered));
        assertEquals(Reason.BUSY, refused.reason());
    }

    private void assertNew(FileOffer offered) throws Exception {
        Transfer transfer = all.engine().receive(all.friend, "f1", offered);
        assertEquals(TransferState.OFFERED, transfer.info().state());
        assertEquals(0, transfer.info().position());
    }
}
