package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.tree.Tree;

/** An engine on a heap storage, and what tests say often. */
final class Fixture implements AutoCloseable {
    static final Peer ANNA = new Peer("anna", "127.0.0.1");
    static final Peer BERT = new Peer("bert", "127.0.0.1");
    static final Supplier<AccountLimits> UNLIMITED = () -> AccountLimits.NONE;
    static final FilePath FILE = FilePath.of("/file.bin");

    final HeapStorage storage;
    final List<TransferState> states = new CopyOnWriteArrayList<>();
    final List<TransferInfo> infos = new CopyOnWriteArrayList<>();
    final AcceptRules rules = new AcceptRules();
    final Tree tree;
    final TransferProtocol engine;
    private long services;

    Fixture(Object... config) {
        this(Time.SYSTEM, config);
    }

    Fixture(Time time, Object... config) {
        this(new HeapStorage(), time, config);
    }

    /** Starts again on a storage that another engine has used. */
    Fixture(HeapStorage storage, Time time, Object... config) {
        this.storage = storage;
        tree = new Tree(silentLogger());
        engine = new TransferProtocol(typed(config), tree, silentLogger(), time, rules);
        addStorage(storage);
        engine.addListener(new Ear(after -> {
            states.add(after.state());
            infos.add(after);
        }));
    }

    /** Brings a storage as the container would. */
    void addStorage(Storage arriving) {
        tree.addStorage(arriving, Map.of("service.id", services++));
    }

    void removeStorage(Storage leaving) {
        tree.removeStorage(leaving);
    }

    static TransferConfig typed(Object... config) {
        return typed(TransferConfig.class, config);
    }

    static <T> T typed(Class<T> type, Object... config) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < config.length; i += 2) {
            values.put((String) config[i], config[i + 1]);
        }
        return Converters.standardConverter().convert(values).to(type);
    }

    static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static Checksum sum(byte[] bytes) {
        return Checksum.of(java.util.Arrays.copyOf(bytes, Math.min(bytes.length, Checksum.COVERED)));
    }

    Transfer upload(Peer peer, FilePath path, byte[] bytes) throws IOException {
        return engine.upload(peer, UNLIMITED, path, bytes.length, sum(bytes));
    }

    Transfer claimed(Transfer transfer) {
        return engine.claim(transfer.key().orElseThrow(), transfer.info().peer().place())
                .orElseThrow();
    }

    /** Sends the bytes from the transfer's position up to an end. */
    static void pour(Transfer transfer, byte[] bytes, int end) throws IOException {
        int position = (int) transfer.info().position();
        while (position < end) {
            int length = Math.min(100_000, end - position);
            transfer.write(ByteBuffer.wrap(bytes, position, length), position);
            position += length;
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Object pause = new Object();
        synchronized (pause) {
            while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
                pause.wait(5);
            }
        }
        assertTrue(condition.getAsBoolean(), what);
    }

    /** Waits until listeners have heard all that there is, and what followed from it is done. */
    void told() throws InterruptedException {
        java.util.concurrent.CountDownLatch heard = new java.util.concurrent.CountDownLatch(1);
        engine.afterEvents(heard::countDown);
        assertTrue(heard.await(10, TimeUnit.SECONDS), "a listener holds the others up");
        quiet();
    }

    /** Waits until what was to be done later is done. */
    void quiet() throws InterruptedException {
        java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
        engine.later(done::countDown);
        assertTrue(done.await(10, TimeUnit.SECONDS), "the engine's thread is held up");
    }

    static TransferException.Reason reason(TransferException refused) {
        return refused.reason();
    }

    @Override
    public void close() {
        engine.close();
    }

    static Logger silentLogger() {
        return logger(new ArrayList<>());
    }

    /** Makes a log that keeps, for each line, its level, its text and the first thing it is about. */
    static Logger logger(List<String> said) {
        return (Logger) Proxy.newProxyInstance(
                Fixture.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 1) {
                        synchronized (said) {
                            Object first = arguments[1] instanceof Object[] all ? all[0] : arguments[1];
                            said.add(method.getName() + " " + arguments[0] + " " + first);
                        }
                    }
                    return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
    }
}
