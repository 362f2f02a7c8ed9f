package org.tidewire.interop;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One of two friends ends and starts again with its savedata. How long it took is printed, not judged. */
class RestartIT {
    @RegisterExtension
    final Network network = new Network();

    /** Enough for the onion to find ways round the one that is gone. */
    private static final int NODES = 4;

    private Peer node;
    private Peer staying;
    private Peer returning;

    private void meet(Pair pair) throws Exception {
        node = network.start(Kind.THEIRS, "node");
        for (int i = 1; i < NODES; i++) {
            network.start(Kind.THEIRS, "node-" + i).bootstrap(node);
        }
        staying = network.start(pair.one(), "staying");
        returning = network.start(pair.other(), "returning");
        staying.bootstrap(node);
        network.befriend(returning, staying);
        returning.tell("save");
    }

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void whoeverStopsIsGoneAtOnceAndComesBack(Pair pair) throws Exception {
        meet(pair);
        returning.stop();
        staying.await("offline", returning.key());
        comeBack("after a stop");
    }

    /** The friend that stays still believes in the old link when the other comes back. */
    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void whoeverIsKilledComesBack(Pair pair) throws Exception {
        meet(pair);
        returning.kill();
        long killed = System.nanoTime();
        returning.start();
        returning.bootstrap(node);
        staying.await("offline", returning.key());
        awaitOnline("after kill -9", killed);
    }

    /** Long enough gone to be missed: nothing but silence tells it. */
    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void whoeverIsKilledIsMissedAndComesBack(Pair pair) throws Exception {
        meet(pair);
        returning.kill();
        staying.await("offline", returning.key());
        comeBack("after it was missed");
    }

    private void comeBack(String when) throws Exception {
        long before = System.nanoTime();
        returning.start();
        returning.bootstrap(node);
        awaitOnline(when, before);
    }

    private void awaitOnline(String when, long since) throws Exception {
        returning.await("online", staying.key());
        staying.await("online", returning.key());
        long millis = (System.nanoTime() - since) / 1_000_000;
        System.out.println(returning + " is back with " + staying + " " + when + " in " + millis + " ms");
        returning.tell("say", staying.key(), "here I am");
        staying.await("message", returning.key(), "here I am");
        staying.tell("say", returning.key(), "welcome");
        returning.await("message", staying.key(), "welcome");
    }
}
