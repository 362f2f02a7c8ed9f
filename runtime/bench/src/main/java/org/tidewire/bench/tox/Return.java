package org.tidewire.bench.tox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it took until two friends saw each other again after one of them had ended.
 *
 * @param sinceStart seconds since the process was started again
 * @param sinceListening seconds since it listened, its runtime being there
 */
record Return(double sinceStart, double sinceListening) {
    private static final String LOCALHOST = "127.0.0.1";
    private static final int NODES = 4;
    private static final int PORTS = 4;

    /** Builds a small network, lets two friends meet in it, ends one and starts it again. */
    static Return of(Starts starts, Pair pair, boolean killed, Kind others, Path folder) throws IOException {
        List<Peer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < NODES; i++) {
                peers.add(starts.node(others, folder.resolve("node" + i), ports()));
                enter(peers.get(i), peers.get(0));
            }
            Peer staying = starts.node(pair.one(), folder.resolve("staying"), ports());
            peers.add(staying);
            String ports = ports();
            Path savedata = folder.resolve("returning");
            Peer leaving = starts.node(pair.other(), savedata, ports);
            peers.add(leaving);
            befriend(staying, leaving, peers.get(0));
            leave(staying, leaving, killed);
            Peer back = starts.node(pair.other(), savedata, ports);
            peers.add(back);
            return met(staying, back, peers.get(0));
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    /** A few ports in a row, for whoever does not take the same one again. */
    private static String ports() throws IOException {
        int port = Integer.parseInt(Starts.freePort());
        int first = Math.min(port, 65_535 - PORTS);
        return first + ":" + (first + PORTS);
    }

    private static void enter(Peer peer, Peer node) throws IOException {
        if (peer != node) {
            peer.tell("bootstrap", LOCALHOST, node.port(), node.dhtKey());
        }
    }

    private static void befriend(Peer one, Peer other, Peer node) throws IOException {
        enter(one, node);
        enter(other, node);
        one.tell("add", other.key());
        other.tell("add", one.key());
        one.await("online", other.key());
        other.await("online", one.key());
        other.tell("save");
    }

    private static void leave(Peer staying, Peer leaving, boolean killed) throws IOException {
        if (killed) {
            leaving.kill();
        } else {
            leaving.stop();
            staying.await("offline", leaving.key());
        }
    }

    /** Both see the other; whoever was killed is seen to go at last, by its new link. */
    private static Return met(Peer staying, Peer back, Peer node) throws IOException {
        enter(back, node);
        long seen = back.await("online", staying.key()).at();
        long met = Math.max(seen, staying.await("online", back.key()).at());
        return new Return((met - back.started()) / 1e9, (met - back.listened()) / 1e9);
    }
}
