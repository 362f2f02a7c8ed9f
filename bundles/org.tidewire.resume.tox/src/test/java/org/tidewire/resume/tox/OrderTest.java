package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;

/** What is put first, and the list of everything. */
class OrderTest {
    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatIsPutFirstIsFirstAcrossRestarts() throws IOException {
        List<TransferInfo> order = sent(Desk.ANNA, 5);
        List<TransferInfo> other = sent(Desk.BERT, 2);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ToxResumePolicy policy = desk.restart();
        for (int move = 0; move < 30; move++) {
            TransferInfo moved = order.remove(random.nextInt(order.size()));
            order.add(0, moved);
            policy.first(moved);
            assertEquals(order, policy.unfinished(Desk.ANNA), "seed " + seed);
            policy = desk.restart();
            assertEquals(order, policy.unfinished(Desk.ANNA), "seed " + seed);
        }
        assertEquals(other, policy.unfinished(Desk.BERT));
        TransferInfo last = desk.send(Desk.ANNA, "/last", 1);
        policy.remember(last);
        order.add(Desk.saved(last));
        assertEquals(order, desk.restart().unfinished(Desk.ANNA), "what comes later stands behind");
    }

    @Test
    void rememberingAgainKeepsThePlace() throws IOException {
        List<TransferInfo> order = sent(Desk.ANNA, 3);
        ToxResumePolicy policy = desk.restart();
        policy.first(order.get(2));
        desk.wait(1);
        policy.remember(order.get(2));
        List<TransferInfo> expected = List.of(order.get(2), order.get(0), order.get(1));
        assertEquals(expected, desk.restart().unfinished(Desk.ANNA));
    }

    @Test
    void aCrashWhileItIsWrittenLeavesTheOldOrder() throws IOException {
        List<TransferInfo> order = sent(Desk.ANNA, 3);
        desk.close();
        Path moved = directory.resolve(RecordKey.of(order.get(2)).fileName());
        byte[] whole = Files.readAllBytes(moved);
        for (int length : new int[] {0, whole.length / 2, whole.length}) {
            Path temporary = directory.resolve(moved.getFileName() + RecordFolder.TEMPORARY);
            Files.write(temporary, Arrays.copyOf(whole, length));
            assertEquals(order, desk.restart().unfinished(Desk.ANNA), length + " bytes were written");
        }
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldOrder() throws IOException {
        List<TransferInfo> order = sent(Desk.ANNA, 3);
        ToxResumePolicy policy = desk.restart();
        Path inTheWay = directory.resolve(RecordKey.of(order.get(2)).fileName() + RecordFolder.TEMPORARY);
        Files.createDirectories(inTheWay.resolve("full"));
        assertThrows(IOException.class, () -> policy.first(order.get(2)));
        assertEquals(order, policy.unfinished(Desk.ANNA));
        assertEquals(order, desk.restart().unfinished(Desk.ANNA));
    }

    @Test
    void whatIsFirstAlreadyIsNotWrittenAgain() throws IOException {
        List<TransferInfo> order = sent(Desk.ANNA, 2);
        Path first = directory.resolve(RecordKey.of(order.get(0)).fileName());
        Object before = inode(first);
        desk.restart().first(order.get(0));
        assertEquals(before, inode(first));
    }

    private static Object inode(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void nothingHappensToWhatIsNotRememberedOrReceived() throws IOException {
        TransferInfo received = Desk.receive(Desk.ANNA, "/film", 10);
        ToxResumePolicy policy = desk.restart();
        policy.first(received);
        policy.first(desk.send(Desk.ANNA, "/a", 1));
        assertEquals(List.of(), desk.files());
        policy.remember(received);
        policy.first(received);
        assertEquals(List.of(Desk.saved(received)), policy.all());
    }

    @Test
    void everythingIsListedAndNoSourceIsLookedAt() throws IOException {
        List<TransferInfo> expected = new ArrayList<>(sent(Desk.ANNA, 3));
        ToxResumePolicy policy = desk.restart();
        TransferInfo received = Desk.receive("login", "/film", 10);
        policy.remember(received);
        expected.add(Desk.saved(received));
        expected.addAll(sent(Desk.BERT, 2));
        assertEquals(expected, desk.restartWithoutStorage(30, 1000, 0).all());
    }

    private List<TransferInfo> sent(String friend, int count) throws IOException {
        ToxResumePolicy policy = desk.restart();
        List<TransferInfo> sent = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            TransferInfo transfer = desk.send(friend, "/" + friend.charAt(0) + number, number);
            policy.remember(transfer);
            sent.add(Desk.saved(transfer));
        }
        return sent;
    }
}
