package org.example.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

class ProductIT {
    private static final long SEED = 808;
    private static final int SIZE = 3_000_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
    private static final int PORT = freePair();

    @TempDir
    static Path home;

    private static Framework product;

    @BeforeAll
    static void start() throws Exception {
        Path bundles = Path.of(System.getProperty("product.bundles"));
        Path jar = Path.of(System.getProperty("product.jar"));
        Files.copy(jar, bundles.resolve("product.jar"), StandardCopyOption.REPLACE_EXISTING);
        product = Main.start(bundles, home, Integer.toString(PORT));
    }

    @AfterAll
    static void stop() throws Exception {
        product.stop();
        product.waitForStop(0);
    }

    @Test
    void aFileGoesOverTheProductsStorageToAFriendAndTheReportSaysSo() throws Exception {
        await(() -> count("org.tidewire.storage.Storage", "(storage.name=theirs)") == 1);
        byte[] bytes = new byte[SIZE];
        new Random(SEED).nextBytes(bytes);
        Path file = Files.write(home.resolve("plan.bin"), bytes);
        Main.send(product, file);
        Path arrived = home.resolve("inbox/plan.bin");
        await(() -> Files.exists(arrived));
        assertEquals(-1, Files.mismatch(file, arrived), "the friend has it; seed " + SEED);
        assertEquals(-1, Files.mismatch(file, home.resolve("shelf/plan.bin")), "it lies on the shelf; seed " + SEED);
        await(() -> Files.readString(home.resolve("report.txt")).contains("plan.bin to neighbour COMPLETED " + SIZE));
    }

    @Test
    void theProductsAccountCountsAndNotTheConfiguredOneOfTheSameName() throws Exception {
        await(() -> count("org.tidewire.account.Account", "(account.name=reader)") == 2);
        await(() -> Login.listens(PORT));
        await(() -> Login.reply(PORT, "reader", Reader.SENT).equals("201"));
        assertEquals("510", Login.reply(PORT, "reader", ""), "the configured one has no password");
        assertNotEquals("201", Login.reply(PORT, "stranger", Reader.SENT));
    }

    /** Counts services, so that what is said to be outranked is really there. */
    private static int count(String type, String filter) throws Exception {
        ServiceReference<?>[] found = product.getBundleContext().getAllServiceReferences(type, filter);
        return found == null ? 0 : found.length;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.call()) {
            assertTrue(System.nanoTime() - end < 0, "not seen");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static int freePair() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IllegalStateException("no two free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
