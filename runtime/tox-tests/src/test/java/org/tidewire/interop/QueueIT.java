package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many files wait for a friend: between two of ours, each a process with a rule that accepts, they arrive in order. */
class QueueIT {
    private static final int MANY = 1_000;
    private static final int FILES = 12;
    private static final int SIZE = 250_000;
    private static final long SPEED = 1_000_000;

    @RegisterExtension
    final Network network = new Network();

    private Keeper sender;
    private Keeper receiver;

    private void meet(long speed, String... more) throws Exception {
        sender = Keeper.start(network, Kind.OURS, "sender", speed, more);
        receiver = Keeper.start(
                network,
                Kind.OURS,
                "receiver",
                0,
                Stream.concat(Stream.of("-a"), Stream.of(more)).toArray(String[]::new));
        network.befriend(sender.peer(), receiver.peer());
        Ordeal.remember(sender);
        Ordeal.remember(receiver);
    }

    @Test
    void aThousandFilesThatWaitedForAFriendArriveInOrder() throws Exception {
        meet(0);
        receiver.peer().kill();
        List<String> names = IntStream.range(0, MANY)
                .mapToObj(i -> String.format("file-%04d", i))
                .toList();
        for (String name : names) {
            sender.peer().tell("offer", receiver.peer().key(), Integer.toString(size(name)), name);
        }
        assertEquals(MANY, sender.unfinished().size(), "each is remembered");
        receiver.peer().start();
        for (String name : names) {
            assertEquals(
                    name, receiver.peer().await("offer", sender.peer().key()).get(5));
        }
        assertArrived(names);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderArrivesWholeAndInOrderThoughOneIsKilledMeanwhile(boolean receiverDies) throws Exception {
        meet(SPEED, "-1");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            String day = "day " + i / 4;
            make(sender.folder().resolve("files/trip").resolve(day).resolve("img-" + i % 4), SIZE + i);
            names.add("trip_" + day + "_img-" + i % 4);
        }
        sender.peer().tell("folder", receiver.peer().key(), "trip");
        assertEquals("12", sender.peer().await("sends", receiver.peer().key()).get(2));
        Await.until("the middle of " + names.get(5), () -> receiver.held(names.get(5), SIZE + 5) > SIZE / 3);
        Keeper victim = receiverDies ? receiver : sender;
        Keeper other = receiverDies ? sender : receiver;
        victim.peer().kill();
        assertTrue(receiver.unfinished().size() >= FILES - 6, "no later file came before");
        victim.peer().start();
        victim.peer().bootstrap(other.peer());
        assertArrived(names);
        assertInOrder(names);
    }

    /** A size of its own for each name, so that no file can pass for another. */
    private static int size(String name) {
        int dash = name.lastIndexOf('-');
        return name.startsWith("file-")
                ? Integer.parseInt(name.substring(dash + 1))
                : SIZE + 4 * (name.charAt("trip_day ".length()) - '0') + Integer.parseInt(name.substring(dash + 1));
    }

    private static void make(Path file, int size) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            Pattern.write(out, size);
        }
    }

    private void assertArrived(List<String> names) throws Exception {
        for (String name : names) {
            Await.until(name + " is there", () -> Files.exists(receiver.file(name)));
            assertEquals(size(name), Files.size(receiver.file(name)), name);
            assertEquals(Pattern.sum(size(name)), Pattern.sum(receiver.file(name)), name);
        }
        Await.until("nothing waits", () -> sender.unfinished().isEmpty());
        Await.until("nothing is expected", () -> receiver.unfinished().isEmpty());
    }

    /** The last byte of each came after that of the one before it. */
    private void assertInOrder(List<String> names) throws IOException {
        FileTime last = FileTime.fromMillis(0);
        for (String name : names) {
            FileTime now = Files.getLastModifiedTime(receiver.file(name));
            assertTrue(now.compareTo(last) >= 0, name + " was whole at " + now + ", the one before it at " + last);
            last = now;
        }
    }
}
