package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What friends who are online tell each other. */
class TalkIT {
    private static final int LONGEST = 1372;
    private static final int MANY = 200;

    @RegisterExtension
    final Network network = new Network();

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void manyMessagesArriveInOrderWhileTheOtherTalksToo(Pair pair) throws Exception {
        Peer one = network.start(pair.one(), "one");
        Peer other = network.start(pair.other(), "other");
        network.befriend(one, other);
        for (int i = 0; i < MANY; i++) {
            one.tell("say", other.key(), "one says " + i);
            other.tell("say", one.key(), "other says " + i);
        }
        for (int i = 0; i < MANY; i++) {
            assertEquals("one says " + i, other.await("message", one.key()).get(2));
            assertEquals("other says " + i, one.await("message", other.key()).get(2));
        }
    }

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void theLongestMessageArrivesAsItWasSaid(Pair pair) throws Exception {
        Peer one = network.start(pair.one(), "one");
        Peer other = network.start(pair.other(), "other");
        network.befriend(one, other);
        String signs = "aß€𝄞\n\t\\ ";
        String text = signs.repeat(LONGEST / length(signs));
        text += "x".repeat(LONGEST - length(text));
        assertEquals(LONGEST, length(text));
        one.tell("say", other.key(), text);
        assertEquals(text, other.await("message", one.key()).get(2));
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void namesAndStatusAreShownAtOnceAndWhenTheyChange(Pair pair) throws Exception {
        Peer one = network.start(pair.one(), "one");
        Peer other = network.start(pair.other(), "other");
        show(one, "Anna Ö", "by the sea", "1");
        network.befriend(one, other);
        assertShown(one, other, "Anna Ö", "by the sea", "1");
        show(one, "Anna €", "𝄞 on the train", "2");
        assertShown(one, other, "Anna €", "𝄞 on the train", "2");
    }

    private static void show(Peer peer, String name, String about, String status) throws Exception {
        peer.tell("name", name);
        peer.tell("about", about);
        peer.tell("status", status);
    }

    private static void assertShown(Peer peer, Peer to, String name, String about, String status) throws Exception {
        to.await("name", peer.key(), name);
        to.await("about", peer.key(), about);
        to.await("status", peer.key(), status);
    }

    /** Where nobody takes files, an offer gets a clear answer, and the friend stays a friend. */
    @Test
    void aFileIsRefusedAndTheTalkGoesOn() throws Exception {
        Peer ours = network.start(Kind.OURS, "ours");
        Peer theirs = network.start(Kind.THEIRS, "theirs");
        network.befriend(ours, theirs);
        theirs.tell("offer", ours.key(), "100000", "a file.bin");
        String number = theirs.await("offered", ours.key()).get(2);
        theirs.await("control", ours.key(), number, "cancel");
        theirs.tell("say", ours.key(), "then not");
        ours.await("message", theirs.key(), "then not");
        ours.tell("say", theirs.key(), "sorry");
        theirs.await("message", ours.key(), "sorry");
    }

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void whoeverIsRemovedSeesTheOtherGo(Pair pair) throws Exception {
        Peer one = network.start(pair.one(), "one");
        Peer other = network.start(pair.other(), "other");
        network.befriend(one, other);
        one.tell("remove", other.key());
        other.await("offline", one.key());
    }
}
