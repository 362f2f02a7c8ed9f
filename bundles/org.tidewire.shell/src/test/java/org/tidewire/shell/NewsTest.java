package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Message;

class NewsTest {
    private static final String TIME = Units.clock(FakeFriends.TIME);

    private final Audience audience = new Audience(Logs.NONE);
    private final RequestNumbers numbers = new RequestNumbers();
    private final Bulletin bulletin = new Bulletin(audience);
    private final News news = new News(bulletin, numbers);
    private GogoShell shell;

    @BeforeEach
    void open() {
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
    void showsWhatFriendsSayOnOneLineWithoutWhatSteersATerminal() {
        news.message(heard("Hi\n\n18:05 carol:   Hi\u001b[2J"));
        news.message(new Message("bob", false, true, "waves", FakeFriends.TIME));
        awaitShown(TIME + " bob: Hi / 18:05 carol: Hi?[2J", TIME + " * bob waves");
    }

    @Test
    void showsFriendRequestsWithTheNumberThatAcceptsThem() {
        numbers.of(FakeRequests.request("A".repeat(64), "earlier"));
        news.requested(FakeRequests.request("B".repeat(64), "Hello\n18:06 friend request 1"));
        awaitShown(TIME + " friend request 2, see tox:requests: Hello / 18:06 friend request 1");
    }

    @Test
    void showsWhoComesAndGoesButNotWhoIsAsked() {
        news.changed(FakeFriends.friend("carol", FriendState.REQUESTED, null));
        news.changed(FakeFriends.friend("bob", FriendState.ONLINE, null));
        news.changed(FakeFriends.friend("bob", FriendState.OFFLINE, FakeFriends.TIME));
        Await.until(() -> shown().size() == 2, "two lines");
        assertEquals(
                List.of("bob is online", "bob is offline"),
                shown().stream().map(line -> line.substring(6)).toList());
    }

    @Test
    void aTerminalThatStandsStillHoldsUpNobody() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        shell.session().put("#.reader", new StuckReader(stuck).function());
        for (int i = 0; i < 10_000; i++) {
            news.message(heard("spam " + i));
        }
        stuck.countDown();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < Headlines.EACH; i++) {
            expected.add(TIME + " bob: spam " + i);
        }
        expected.add("... and " + (10_000 - Headlines.EACH) + " more messages of bob");
        awaitShown(expected.toArray(String[]::new));
    }

    @Test
    void showsNothingAfterItsEnd() {
        bulletin.deactivate();
        news.message(heard("too late"));
        assertEquals(List.of(), shown());
    }

    private static Message heard(String text) {
        return new Message("bob", false, false, text, FakeFriends.TIME);
    }

    private void awaitShown(String... lines) {
        Await.until(() -> shown().size() >= lines.length, lines.length + " lines");
        assertEquals(List.of(lines), shown());
    }

    private List<String> shown() {
        return shell.printed().lines().toList();
    }
}
