package org.tidewire.interop;

import java.util.List;
import java.util.Random;

/** Two friends, one of whom sends the other files, slowly enough to be killed meanwhile. For one thread. */
final class Duel {
    private static final long SPEED = 2_000_000;

    private final Keeper sender;
    private final Keeper receiver;
    private final Random random;
    private int files;

    private Duel(Keeper sender, Keeper receiver, Random random) {
        this.sender = sender;
        this.receiver = receiver;
        this.random = random;
    }

    /** Starts both, and lets them meet. */
    static Duel begin(Network network, Pair pair, String suffix, Random random) throws Exception {
        Keeper sender = Keeper.start(network, pair.one(), "sender" + suffix, SPEED);
        Keeper receiver = Keeper.start(network, pair.other(), "receiver" + suffix, 0);
        network.befriend(sender.peer(), receiver.peer());
        sender.peer().tell("save");
        receiver.peer().tell("save");
        return new Duel(sender, receiver, random);
    }

    /** Sends another file, and accepts it. */
    Ordeal file(long size) throws Exception {
        return new Ordeal(sender, receiver, random, "file-" + files++ + ".bin", size);
    }

    /** Chooses who dies next, and in which order. */
    List<Keeper> victims() {
        return switch (random.nextInt(6)) {
            case 0 -> List.of(sender, receiver);
            case 1 -> List.of(receiver, sender);
            case 2, 3 -> List.of(sender);
            default -> List.of(receiver);
        };
    }

    Keeper sender() {
        return sender;
    }

    Keeper receiver() {
        return receiver;
    }
}
