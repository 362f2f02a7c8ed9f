package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How two people who know this or that of each other become friends who are online. */
class FriendIT {
    private static final String HELLO = "Hällo,\n\tit's me \\ €";

    @RegisterExtension
    final Network network = new Network();

    /** A Tox ID and one node of the network are all that whoever asks has. */
    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void aToxIdAndAnyNodeAreEnoughToAsk(Pair pair) throws Exception {
        Peer node = network.start(Kind.THEIRS, "node");
        becomeFriends(pair, node);
    }

    /** The one node of the network is ours, so that theirs are told of each other by it, and announce themselves there. */
    @Test
    void aToxIdAndANodeOfOursAreEnoughForTheirs() throws Exception {
        Peer node = network.start(Kind.OURS, "node");
        becomeFriends(new Pair(Kind.THEIRS, Kind.THEIRS), node);
    }

    private void becomeFriends(Pair pair, Peer node) throws Exception {
        Peer asking = network.start(pair.one(), "asking");
        Peer asked = network.start(pair.other(), "asked");
        asking.bootstrap(node);
        asked.bootstrap(node);
        asking.tell("ask", asked.id(), HELLO);
        assertEquals(HELLO, asked.await("request", asking.key()).get(2));
        asked.tell("add", asking.key());
        asking.await("online", asked.key());
        asked.await("online", asking.key());
    }

    /** The request waits until there is a network, and until whoever is asked is there. */
    @ParameterizedTest
    @EnumSource
    void aRequestIsHeardByWhoeverComesLater(Kind asking) throws Exception {
        Kind asked = asking == Kind.OURS ? Kind.THEIRS : Kind.OURS;
        Peer node = network.start(Kind.THEIRS, "node");
        Peer late = network.start(asked, "late");
        String id = late.id();
        late.stop();
        Peer early = network.start(asking, "early");
        early.tell("ask", id, HELLO);
        early.bootstrap(node);
        late.start();
        late.bootstrap(node);
        assertEquals(HELLO, late.await("request", early.key()).get(2));
    }

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void friendsMeetWhenOneKnowsWhereTheOtherIs(Pair pair) throws Exception {
        Peer one = network.start(pair.one(), "one");
        Peer other = network.start(pair.other(), "other");
        network.befriend(one, other);
    }

    /** Nobody bootstraps: host, port and public key do, with a peer who has LAN discovery on, as Tox clients have. */
    @Test
    void oursFindAFriendByAddressAlone() throws Exception {
        Peer ours = network.start(Kind.OURS, "ours");
        Peer theirs = network.start(Kind.THEIRS, "theirs", "-L");
        theirs.tell("add", ours.key());
        ours.tell("add", theirs.key(), "127.0.0.1", theirs.port());
        ours.await("online", theirs.key());
        theirs.await("online", ours.key());
    }
}
