package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many users with many files each, from addresses of their own, and few slots. */
class CrowdTest {
    private static final int USERS = 500;
    private static final int FILES = 20;
    private static final int ENOUGH = 2_000;

    private final byte[] file = "the same for everybody".getBytes(UTF_8);
    private final AtomicIntegerArray got = new AtomicIntegerArray(USERS);
    private final AtomicInteger total = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(USERS);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    /** How often: once, or {@code -Dcrowds=10}. */
    static IntStream crowds() {
        return IntStream.range(0, Integer.getInteger("crowds", 1));
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void fiveHundredUsersWithTenThousandFilesInTheQueueAreServedInTurn(int crowd) throws Exception {
        try (TestSite site = new TestSite(Map.of(), Map.of("queue.limit", USERS * FILES))) {
            for (int i = 0; i < FILES; i++) {
                site.storage.put("/file" + i, file);
            }
            List<Thread> users = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                int user = i;
                users.add(new Thread(() -> use(site, user)));
            }
            users.forEach(Thread::start);
            enough.await();
            int waiting = (int) site.engine.list().stream()
                    .filter(transfer -> !transfer.info().state().isFinal())
                    .count();
            assertTrue(waiting > USERS * FILES - ENOUGH - 100, "as many wait as have not been served: " + waiting);
            for (Thread user : users) {
                user.join();
            }
            assertEquals(List.of(), faults.stream().limit(3).toList());
            assertTrue(jain() > 0.95, "Jain's index is " + jain() + ", each got " + got);
            System.out.println("crowd " + crowd + ": Jain's index " + jain());
            TestSite.await("whoever left waits no more", () -> site.engine.list().stream()
                    .allMatch(transfer -> transfer.info().state().isFinal()));
        }
    }

    private void use(TestSite site, int user) {
        try (WireClient client = new WireClient(TestSite.TLS, site.server.port(), address(user))) {
            client.login("guest", "");
            String[] gets = new String[FILES];
            for (int i = 0; i < FILES; i++) {
                gets[i] = "GET /file" + i + "|0";
            }
            client.say(gets);
            asked.countDown();
            asked.await();
            while (enough.getCount() > 0) {
                String heard = client.hear();
                if (heard.startsWith("400 ")) {
                    take(site, user, heard.substring(heard.lastIndexOf('|') + 1));
                }
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            faults.add(e);
            enough.countDown();
        }
    }

    private void take(TestSite site, int user, String key) throws IOException {
        try (WireClient data = new WireClient(TestSite.TLS, site.server.port() + 1, address(user))) {
            assertArrayEquals(file, data.say("TRANSFER " + key).rest());
        }
        got.incrementAndGet(user);
        if (total.incrementAndGet() >= ENOUGH) {
            enough.countDown();
        }
    }

    private double jain() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < USERS; i++) {
            sum += got.get(i);
            squares += (double) got.get(i) * got.get(i);
        }
        return sum * sum / (USERS * squares);
    }

    private static InetAddress address(int user) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 1, (byte) (user / 250), (byte) (1 + user % 250)});
    }
}
