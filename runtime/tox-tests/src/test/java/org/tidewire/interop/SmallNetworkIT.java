package org.tidewire.interop;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three of ours and three of theirs, every two of them friends, and nobody else there. */
class SmallNetworkIT {
    private static final int EACH = 3;

    @RegisterExtension
    final Network network = new Network();

    @Test
    void everyTwoMeetAndTalk() throws Exception {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            peers.add(network.start(Kind.OURS, "ours-" + i));
            peers.add(network.start(Kind.THEIRS, "theirs-" + i));
        }
        forEveryTwo(peers, (from, to) -> from.tell("add", to.key()));
        for (int i = 1; i < peers.size(); i++) {
            peers.get(i).bootstrap(peers.get(i - 1));
        }
        forEveryTwo(peers, (from, to) -> from.await("online", to.key()));
        forEveryTwo(peers, (from, to) -> from.tell("say", to.key(), from.key() + " to " + to.key()));
        forEveryTwo(peers, (from, to) -> to.await("message", from.key(), from.key() + " to " + to.key()));
    }

    private interface Deed {
        void run(Peer from, Peer to) throws Exception;
    }

    private static void forEveryTwo(List<Peer> peers, Deed deed) throws Exception {
        for (Peer from : peers) {
            for (Peer to : peers) {
                if (from != to) {
                    deed.run(from, to);
                }
            }
        }
    }
}
