package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** Pictures of friends, which are offered whenever the friend comes, and never gone on with (Tox, avatars). */
class AvatarTest {
    private static final FilePath PICTURE = FilePath.of("/Received/me.png");

    private final RestartFixture all = new RestartFixture();
    private final FileOffer picture = new FileOffer(FileId.random(), FileKind.AVATAR, "me.png", BYTES.length);
    private final FileOffer none = new FileOffer(FileId.random(), FileKind.AVATAR, "", 0);

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void anAvatarIsReceivedAndNeverRemembered() throws Exception {
        Transfer transfer = accepted();
        Fixture.await("the friend is told", () -> all.said.equals(List.of("RESUME")));
        Fixture.pour(transfer, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(PICTURE));
        all.quiet();
        Fixture.await("the friend is told", () -> all.said.equals(List.of("RESUME")));
    }

    @Test
    void anAvatarThatWasLostHalfWayLeavesNothingAndComesAnew() throws Exception {
        Fixture.pour(accepted(), BYTES, 100_000);
        all.goes();
        assertEquals(Map.of(), all.storage.files);
        all.comes();
        Transfer again = all.engine().receive(all.friend, "f1", picture);
        assertEquals(TransferState.OFFERED, again.info().state());
        assertEquals(0, again.info().position());
        assertEquals(PICTURE, again.info().path());
        assertEquals(0, all.storage.open);
    }

    @Test
    void anAvatarIsNotTakenForAFileOfTheSameId() throws Exception {
        FileOffer file = new FileOffer(picture.id(), FileKind.DATA, "me.png", BYTES.length);
        all.received(file, 100_000);
        all.goes();
        all.said.clear();
        all.comes();
        Transfer transfer = all.engine().receive(all.friend, "f1", picture);
        assertEquals(TransferState.OFFERED, transfer.info().state());
        assertEquals(List.of(), all.said);
        assertEquals(100_000, all.storage.files.get(PICTURE.partial()).length);
    }

    @Test
    void noAvatarIsAnOfferThatNoRuleTakesAndNoFileIsMadeFor() throws Exception {
        all.fixture.rules.addRule(
                new AcceptRule(Fixture.typed(AcceptConfig.class, "friend", "*", "kinds", "data,avatar")));
        Transfer transfer = all.engine().receive(all.friend, "f1", none);
        all.fixture.told();
        assertEquals(TransferState.OFFERED, transfer.info().state());
        assertEquals("", transfer.info().name());
        assertEquals(FilePath.of("/Received/file"), transfer.info().path());
        transfer.control(FileControl.CANCEL, Side.OURS);
        assertEquals(Map.of(), all.storage.files);
        assertEquals(List.of("CANCEL"), all.said);
    }

    private Transfer accepted() throws Exception {
        Transfer transfer = all.engine().receive(all.friend, "f1", picture);
        transfer.control(FileControl.RESUME, Side.OURS);
        all.stateAtLast(transfer, TransferState.RUNNING);
        return transfer;
    }
}
