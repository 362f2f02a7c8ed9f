package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.transfer.provider.RestartFixture.BYTES;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/** What becomes of an offer that a rule accepts. */
class AcceptanceTest {
    private final RestartFixture all = new RestartFixture();
    private final FileOffer offer = RestartFixture.offer();

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void withoutARuleNothingIsAccepted() throws Exception {
        waits(offer);
    }

    @Test
    void aRuleAcceptsAsAPersonWould() throws Exception {
        rule("friend", "*");
        Transfer transfer = accepted(offer);
        assertEquals(List.of("remember a.txt", "RESUME"), all.said);
        Fixture.pour(transfer, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(RestartFixture.A));
    }

    @Test
    void listenersHearOfAnOfferBeforeItIsAccepted() throws Exception {
        List<TransferState> heard = new CopyOnWriteArrayList<>();
        all.engine().addListener(new TransferListener() {
            @Override
            public void offered(Transfer transfer) {
                heard.add(transfer.info().state());
            }
        });
        rule("friend", "*");
        for (int i = 0; i < 100; i++) {
            all.engine().receive(all.friend, "f1", RestartFixture.offer());
        }
        all.fixture.told();
        assertEquals(Collections.nCopies(100, TransferState.OFFERED), heard);
    }

    @Test
    void theFileGoesToTheRulesFolderUnderAHarmlessFreeName() throws Exception {
        rule("friend", "*", "folder", "/From friends/anna");
        all.storage.files.put(FilePath.of("/From friends/anna/b_c.txt"), BYTES);
        Transfer transfer = accepted(new FileOffer(FileId.random(), FileKind.DATA, "../b/c.txt", BYTES.length));
        FilePath path = FilePath.of("/From friends/anna/b_c (2).txt");
        assertEquals(path, transfer.info().path());
        assertEquals(
                path,
                all.policy.recall("f1", transfer.info().id()).orElseThrow().path());
        assertEquals(FileType.DIRECTORY, all.storage.folders.get(path.parent()));
        Fixture.pour(transfer, BYTES, BYTES.length);
        assertArrayEquals(BYTES, all.storage.files.get(path));
    }

    @Test
    void theRuleOfTheHighestRankingDecides() throws Exception {
        rule("friend", "*", "folder", "/low");
        rule("friend", "*", "folder", "/high", "service.ranking", "10", "most.bytes", 10);
        rule("friend", "*", "folder", "/middle", "service.ranking", 5);
        assertEquals(FilePath.of("/middle/a.txt"), accepted(offer).info().path());
        assertEquals(
                FilePath.of("/high/a.txt"),
                accepted(RestartFixture.offer(10)).info().path());
    }

    @Test
    void friendsAreKnownByTheirNames() throws Exception {
        FakeFriends friends = new FakeFriends().call("f1", "anna");
        rule("friend", "anna");
        waits(RestartFixture.offer());
        all.fixture.rules.addFriends(friends);
        accepted(RestartFixture.offer());
        friends.stopped = true;
        waits(RestartFixture.offer());
        all.fixture.rules.removeFriends(friends);
        waits(RestartFixture.offer());
    }

    @Test
    void aRuleThatIsGoneAcceptsNothing() throws Exception {
        AcceptRule rule = rule("friend", "*");
        accepted(RestartFixture.offer());
        all.fixture.rules.removeRule(rule);
        waits(RestartFixture.offer());
    }

    @Test
    void anIdThatWasCompletedIsNeverAcceptedByARuleAgain() throws Exception {
        rule("friend", "*");
        Fixture.pour(accepted(offer), BYTES, BYTES.length);
        waits(new FileOffer(offer.id(), FileKind.DATA, "a.txt", 1L << 50));
        waits(offer);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatEitherSideCancelledIsNeverAcceptedByARuleAgain(Side side) throws Exception {
        waits(offer).control(FileControl.CANCEL, side);
        rule("friend", "*");
        waits(offer);
        FileOffer begun = RestartFixture.offer();
        accepted(begun).control(FileControl.CANCEL, side);
        waits(begun);
        accepted(RestartFixture.offer());
    }

    @Test
    void anotherFriendsIdIsItsOwn() throws Exception {
        rule("friend", "*");
        Fixture.pour(accepted(offer), BYTES, BYTES.length);
        NotingFriend other = new NotingFriend(all.said);
        all.engine().addFriend(other, Map.of(Friend.ID, "f2"));
        Transfer transfer = all.engine().receive(other, "f2", offer);
        all.stateAtLast(transfer, TransferState.RUNNING);
    }

    @Test
    void whatIsRememberedAsDoneIsBounded() {
        Done done = new Done();
        FileOffer first = RestartFixture.offer();
        done.add(info(first));
        for (int i = 1; i < Done.MOST; i++) {
            done.add(info(RestartFixture.offer()));
        }
        assertTrue(done.has(info(first)));
        done.add(info(RestartFixture.offer()));
        assertFalse(done.has(info(first)));
    }

    @Test
    void whatCannotBePutIntoTheFolderWaitsForAPerson() throws Exception {
        rule("friend", "*", "folder", "/file.bin/folder");
        all.storage.files.put(Fixture.FILE, BYTES);
        rule("friend", "*", "folder", "/file.bin", "service.ranking", 1);
        Transfer transfer = waits(offer);
        assertEquals(RestartFixture.A, transfer.info().path());
        transfer.control(FileControl.RESUME, Side.OURS);
        all.stateAtLast(transfer, TransferState.RUNNING);
    }

    private static TransferInfo info(FileOffer offer) {
        FilePath path = FilePath.of("/Received/a");
        Subject subject = Subject.offered(1, Direction.INCOMING, "f1", offer, path);
        return new Standing(subject, TransferState.OFFERED, 0, null).info();
    }

    private AcceptRule rule(Object... config) {
        AcceptRule rule = new AcceptRule(Fixture.typed(AcceptConfig.class, config));
        all.fixture.rules.addRule(rule);
        return rule;
    }

    private Transfer accepted(FileOffer offered) throws Exception {
        Transfer transfer = all.engine().receive(all.friend, "f1", offered);
        all.stateAtLast(transfer, TransferState.RUNNING);
        return transfer;
    }

    /** Nobody but a person answers. */
    private Transfer waits(FileOffer offered) throws Exception {
        Transfer transfer = all.engine().receive(all.friend, "f1", offered);
        all.fixture.told();
        all.fixture.quiet(); // what accepts is followed by what remembers
        assertEquals(TransferState.OFFERED, transfer.info().state());
        return transfer;
    }
}
