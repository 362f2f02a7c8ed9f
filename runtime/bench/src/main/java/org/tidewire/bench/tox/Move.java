package org.tidewire.bench.tox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transfer cost.
 *
 * @param seconds from the receiver's first byte to its last
 * @param sender seconds of processor time of the sender's process
 * @param receiver and of the receiver's
 */
record Move(double seconds, double sender, double receiver) {
    private static final String LOCALHOST = "127.0.0.1";

    /** Lets two new peers meet and measures so many transfers, one after the other. */
    static List<Move> of(Starts starts, Pair pair, String weather, long size, int files) throws IOException {
        try (Peer sender = starts.filePeer(pair.one(), weather);
                Peer receiver = starts.filePeer(pair.other(), weather)) {
            meet(sender, receiver);
            List<Move> moves = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                moves.add(move(sender, receiver, size));
            }
            sender.stop();
            receiver.stop();
            return moves;
        }
    }

    static Move move(Peer sender, Peer receiver, long size) throws IOException {
        sender.tell("offer", receiver.key(), Long.toString(size), "file");
        Event received = receiver.await("received", sender.key());
        Event sent = sender.await("sent", receiver.key());
        if (!received.word(6).equals("whole")) {
            throw new IOException("something else was moved: " + received);
        }
        return new Move(number(received, 4), number(sent, 5), number(received, 5));
    }

    private static double number(Event event, int word) {
        return Double.parseDouble(event.word(word));
    }

    static void meet(Peer sender, Peer receiver) throws IOException {
        if (receiver.kind() == Kind.OURS) {
            link(receiver, sender);
        } else if (sender.kind() == Kind.OURS) {
            link(sender, receiver);
        } else {
            sender.tell("add", receiver.key());
            receiver.tell("add", sender.key());
            receiver.tell("bootstrap", LOCALHOST, sender.port(), sender.dhtKey());
        }
        sender.await("online", receiver.key());
        receiver.await("online", sender.key());
    }

    private static void link(Peer ours, Peer other) throws IOException {
        other.tell("add", ours.key());
        ours.tell("dial", other.key(), other.port(), other.dhtKey());
    }
}
