package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files between ours, with an engine on a folder, and theirs. How long they took is printed, not judged. */
class FilesIT {
    private static final long SIZE = 20_000_000;
    private static final int MANY = 20;

    @RegisterExtension
    final Network network = new Network();

    private Path folder;
    private Peer ours;
    private Peer theirs;

    private void meet(String... options) throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "networks")), "files");
        List<String> all = new ArrayList<>(List.of("-d", folder.toString()));
        all.addAll(List.of(options));
        ours = network.start(Kind.OURS, "ours", all.toArray(new String[0]));
        theirs = network.start(Kind.THEIRS, "theirs");
        network.befriend(ours, theirs);
    }

    /** As fast as leaves time to do something in the middle. */
    private void meetSlowly() throws Exception {
        meet("-r", "4000000");
    }

    /** Theirs offer a file; gives the numbers by which theirs and ours know it. */
    private String[] offeredByTheirs(long size, String name) throws Exception {
        theirs.tell("offer", ours.key(), Long.toString(size), name);
        String number = theirs.await("offered", ours.key()).get(2);
        return new String[] {number, ours.await("offer", theirs.key()).get(2)};
    }

    private String[] offeredByOurs(long size, String name) throws Exception {
        ours.tell("offer", theirs.key(), Long.toString(size), name);
        String number = ours.await("offered", theirs.key()).get(2);
        return new String[] {theirs.await("offer", ours.key()).get(2), number};
    }

    private void accept(Peer peer, Peer friend, String number) throws Exception {
        peer.tell("resume", friend.key(), number);
    }

    private void assertReceivedByOurs(String[] numbers, String name, long size) throws Exception {
        ours.await("transfer", numbers[1], "COMPLETED");
        List<String> sent = theirs.await("sent", ours.key(), numbers[0]);
        assertEquals("whole", sent.get(6));
        System.out.println("ours received " + size + " bytes in " + sent.get(4) + " s");
        assertEquals(Pattern.sum(size), Pattern.sum(folder.resolve("Received").resolve(name)));
    }

    private void assertReceivedByTheirs(String[] numbers, long size) throws Exception {
        List<String> received = theirs.await("received", ours.key(), numbers[0]);
        assertEquals(Long.toString(size), received.get(3));
        assertEquals("whole", received.get(6));
        System.out.println("ours sent " + size + " bytes in " + received.get(4) + " s");
        ours.await("transfer", numbers[1], "COMPLETED");
    }

    @Test
    void oursReceiveWhatTheirsSend() throws Exception {
        meet();
        String[] numbers = offeredByTheirs(SIZE, "theirs.bin");
        accept(ours, theirs, numbers[1]);
        assertReceivedByOurs(numbers, "theirs.bin", SIZE);
    }

    @Test
    void theirsReceiveWhatOursSend() throws Exception {
        meet();
        String[] numbers = offeredByOurs(SIZE, "ours.bin");
        accept(theirs, ours, numbers[0]);
        assertReceivedByTheirs(numbers, SIZE);
    }

    @Test
    void emptyFilesArriveBothWays() throws Exception {
        meet();
        String[] one = offeredByTheirs(0, "nothing.bin");
        accept(ours, theirs, one[1]);
        assertReceivedByOurs(one, "nothing.bin", 0);
        String[] other = offeredByOurs(0, "nothing too.bin");
        accept(theirs, ours, other[0]);
        assertReceivedByTheirs(other, 0);
    }

    @Test
    void aKindOfFileThatNobodyKnewIsAnOrdinaryFile() throws Exception {
        meet();
        for (String kind : List.of("4", "4294967295")) { // 4: the id is the file's SHA-256 (Tox, file kind)
            theirs.tell("kind", kind, ours.key(), "1000", "kind" + kind);
            String number = theirs.await("offered", ours.key()).get(2);
            List<String> offer = ours.await("offer", theirs.key());
            assertEquals("DATA", offer.get(3));
            accept(ours, theirs, offer.get(2));
            assertReceivedByOurs(new String[] {number, offer.get(2)}, "kind" + kind, 1_000);
        }
    }

    @Test
    void whatOursReceiveIsPausedByEitherAndGoesOn() throws Exception {
        meetSlowly();
        String[] numbers = offeredByTheirs(SIZE, "paused.bin");
        accept(ours, theirs, numbers[1]);
        ours.await("transfer", numbers[1], "RUNNING");
        ours.tell("pause", theirs.key(), numbers[1]);
        theirs.await("control", ours.key(), numbers[0], "pause");
        ours.await("transfer", numbers[1], "PAUSED");
        ours.tell("resume", theirs.key(), numbers[1]);
        theirs.await("control", ours.key(), numbers[0], "resume");
        theirs.tell("pause", ours.key(), numbers[0]);
        ours.await("transfer", numbers[1], "PAUSED");
        theirs.tell("resume", ours.key(), numbers[0]);
        assertReceivedByOurs(numbers, "paused.bin", SIZE);
    }

    @Test
    void whatOursSendIsPausedByEitherAndGoesOn() throws Exception {
        meetSlowly();
        String[] numbers = offeredByOurs(SIZE, "paused.bin");
        accept(theirs, ours, numbers[0]);
        ours.await("transfer", numbers[1], "RUNNING");
        theirs.tell("pause", ours.key(), numbers[0]);
        ours.await("transfer", numbers[1], "PAUSED");
        theirs.tell("resume", ours.key(), numbers[0]);
        ours.await("transfer", numbers[1], "RUNNING");
        ours.tell("pause", theirs.key(), numbers[1]);
        theirs.await("control", ours.key(), numbers[0], "pause");
        ours.tell("resume", theirs.key(), numbers[1]);
        theirs.await("control", ours.key(), numbers[0], "resume");
        assertReceivedByTheirs(numbers, SIZE);
    }

    @Test
    void eitherCancelsAndTheNextFileGoes() throws Exception {
        meetSlowly();
        String[] numbers = offeredByTheirs(SIZE, "cancelled.bin");
        accept(ours, theirs, numbers[1]);
        ours.await("transfer", numbers[1], "RUNNING");
        ours.tell("cancel", theirs.key(), numbers[1]);
        theirs.await("control", ours.key(), numbers[0], "cancel");
        numbers = offeredByTheirs(SIZE, "cancelled.bin");
        accept(ours, theirs, numbers[1]);
        ours.await("transfer", numbers[1], "RUNNING");
        theirs.tell("cancel", ours.key(), numbers[0]);
        ours.await("transfer", numbers[1], "CANCELLED");
        assertFalse(Files.exists(folder.resolve("Received").resolve("cancelled.bin")));
        numbers = offeredByOurs(SIZE, "cancelled.bin");
        accept(theirs, ours, numbers[0]);
        ours.await("transfer", numbers[1], "RUNNING");
        ours.tell("cancel", theirs.key(), numbers[1]);
        theirs.await("control", ours.key(), numbers[0], "cancel");
        numbers = offeredByOurs(SIZE, "cancelled.bin");
        theirs.tell("cancel", ours.key(), numbers[0]);
        ours.await("transfer", numbers[1], "CANCELLED");
        numbers = offeredByOurs(1_000, "small.bin");
        accept(theirs, ours, numbers[0]);
        assertReceivedByTheirs(numbers, 1_000);
    }

    @Test
    void theirsReceiveTheRestFromWhereTheySeek() throws Exception {
        meet();
        String[] numbers = offeredByOurs(SIZE, "rest.bin");
        theirs.tell("seek", ours.key(), numbers[0], "19000001");
        accept(theirs, ours, numbers[0]);
        assertReceivedByTheirs(numbers, SIZE);
    }

    @Test
    void manyFilesAtOnceArriveEachWhole() throws Exception {
        meet();
        List<String[]> there = new ArrayList<>();
        List<String[]> here = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            there.add(offeredByOurs(100_000 + i, "ours" + i));
            here.add(offeredByTheirs(100_000 + i, "theirs" + i));
        }
        for (int i = 0; i < MANY; i++) {
            accept(theirs, ours, there.get(i)[0]);
            accept(ours, theirs, here.get(i)[1]);
        }
        for (int i = 0; i < MANY; i++) {
            assertReceivedByTheirs(there.get(i), 100_000 + i);
            assertReceivedByOurs(here.get(i), "theirs" + i, 100_000 + i);
        }
    }

    @Test
    void whoeverIsKilledLeavesAPartialAndAnInterruptedTransfer() throws Exception {
        meetSlowly();
        String[] coming = offeredByTheirs(SIZE, "partial.bin");
        String[] going = offeredByOurs(SIZE, "going.bin");
        accept(ours, theirs, coming[1]);
        accept(theirs, ours, going[0]);
        ours.await("transfer", coming[1], "RUNNING");
        ours.await("transfer", going[1], "RUNNING");
        ours.tell("pause", theirs.key(), going[1]);
        theirs.await("control", ours.key(), going[0], "pause");
        ours.tell("reach", theirs.key(), coming[1], "1000000");
        theirs.kill();
        List<String> end = ours.await("transfer", coming[1], "INTERRUPTED");
        ours.await("transfer", going[1], "INTERRUPTED");
        long held = Long.parseLong(end.get(3));
        assertTrue(held >= 1_000_000 && held < SIZE, held + " bytes are held");
        Path partial = folder.resolve("Received").resolve("partial.bin.WiredTransfer");
        assertEquals(held, Files.size(partial));
        assertEquals(Pattern.sum(held), Pattern.sum(partial));
    }
}
