package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A file on its way between two peers that are killed (SIGKILL) meanwhile. For one thread. */
final class Ordeal {
    private static final int MOMENT = 5_000_000; // nanoseconds

    private final Keeper sender;
    private final Keeper receiver;
    private final Random random;
    private final String name;
    private final long size;
    private final String id;
    private final String number;
    private long inVain;

    /** The file is offered and accepted when this returns. */
    Ordeal(Keeper sender, Keeper receiver, Random random, String name, long size) throws Exception {
        this.sender = sender;
        this.receiver = receiver;
        this.random = random;
        this.name = name;
        this.size = size;
        sender.peer().tell("offer", receiver.peer().key(), Long.toString(size), name);
        id = sender.peer().await("offered", receiver.peer().key()).get(3);
        List<String> offer = receiver.peer().await("offer", sender.peer().key());
        assertEquals(id, offer.get(6));
        number = offer.get(2);
        receiver.peer().tell("resume", sender.peer().key(), number);
        assertEquals(0, position(receiver), "a new file begins at 0");
        assertEquals(0, position(sender), "a new file begins at 0");
    }

    /** Waits until so many bytes are held, and a moment more; false if the file is whole by then. */
    boolean reach(long bytes) throws Exception {
        Await.until(bytes + " bytes of " + name, () -> receiver.held(name, size) >= bytes);
        LockSupport.parkNanos(random.nextInt(MOMENT));
        return !isWhole();
    }

    /** The receiver pauses, and the sender knows; before any kill. */
    void pause() throws Exception {
        receiver.peer().tell("pause", sender.peer().key(), number);
        Await.until("the sender stands still", () -> standsStill(receiver.held(name, size)));
    }

    private boolean standsStill(long before) throws IOException {
        LockSupport.parkNanos(40L * MOMENT);
        return receiver.held(name, size) == before;
    }

    /** A place between what is held and nine tenths of the rest, of which so many kills may each have a share. */
    long next(int kills) throws IOException {
        // The last tenth can go from here once no byte is acknowledged before it is stored; until then one may be lost
        // so.
        long held = receiver.held(name, size);
        return held + (long) ((size - held) * 0.9 * random.nextDouble() / kills);
    }

    /** Kills one or both, starts them again, and sees that nothing which was held is sent again. */
    void kill(List<Keeper> victims) throws Exception {
        long before = receiver.held(name, size);
        for (Keeper victim : victims) {
            victim.peer().kill();
        }
        long held = receiver.held(name, size);
        assertTrue(held >= before, "held " + before + " bytes before, and " + held + " after the kill of " + victims);
        forgetMoves();
        for (Keeper victim : victims) {
            victim.peer().start();
        }
        Keeper back = victims.get(victims.size() - 1);
        back.peer().bootstrap(back.equals(sender) ? receiver.peer() : sender.peer());
        meet(victims);
        if (held < size && !isWhole()) {
            assertWentOn(held, victims);
        }
    }

    /** Kills whoever it is as soon as no byte lacks, and starts it again. */
    void killAtTheLastByte(Keeper victim) throws Exception {
        Await.until("the last byte of " + name, () -> receiver.held(name, size) == size);
        kill(List.of(victim));
    }

    private void meet(List<Keeper> victims) throws Exception {
        if (victims.contains(sender)) {
            sender.peer().await("online", receiver.peer().key());
        }
        if (victims.contains(receiver)) {
            receiver.peer().await("online", sender.peer().key());
        }
        remember(sender);
        remember(receiver);
    }

    private void assertWentOn(long held, List<Keeper> victims) throws Exception {
        long asked = position(receiver);
        String when = " of " + size + " after the kill of " + victims;
        assertEquals(asked, position(sender), "the sender begins where it was asked to");
        assertTrue(asked >= held, held + " bytes were held, but it goes on at " + asked + when);
        if (victims.contains(receiver)) {
            assertEquals(held, asked, "a dead receiver stores nothing," + when);
        }
    }

    /** Lets it end, and looks at what is left of it. */
    void finish() throws Exception {
        Await.until(name + " is whole at " + receiver, this::isWhole);
        Await.until("nothing is remembered: " + name, this::isForgotten);
        assertEquals(Pattern.sum(size), Pattern.sum(receiver.file(name)), name + " is what was sent");
        assertFalse(Files.exists(receiver.partial(name)), "no partial is left of " + name);
    }

    private boolean isForgotten() throws Exception {
        refuseAgain();
        return sender.unfinished().isEmpty() && receiver.unfinished().isEmpty();
    }

    /** Who has it whole is offered it once more if the sender died before it knew; a person says no. */
    private void refuseAgain() throws Exception {
        List<String> offer = receiver.peer().heard("offer", sender.peer().key());
        if (offer != null) {
            assertEquals(id, offer.get(6));
            inVain++;
            receiver.peer().tell("cancel", sender.peer().key(), offer.get(2));
        }
    }

    /** How often it was offered although it was whole. */
    long offeredInVain() {
        return inVain;
    }

    boolean isWhole() {
        return Files.exists(receiver.file(name));
    }

    private long position(Keeper who) throws Exception {
        return Long.parseLong(who.peer().await("moves", id).get(2));
    }

    private void forgetMoves() {
        for (Keeper each : List.of(sender, receiver)) {
            List<String> old = each.peer().heard("moves", id);
            while (old != null) {
                old = each.peer().heard("moves", id);
            }
        }
    }

    /** Tells ours to keep where its friend is, for its next run. */
    static void remember(Keeper who) throws Exception {
        who.peer().tell("save");
    }
}
