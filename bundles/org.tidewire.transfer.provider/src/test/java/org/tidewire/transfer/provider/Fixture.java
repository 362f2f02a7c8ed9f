package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/** An engine on a heap storage, and what tests say often. */
final class Fixture implements AutoCloseable {
    static final Peer ANNA = new Peer("anna", "127.0.0.1");
    static final Peer BERT = new Peer("bert", "127.0.0.1");
    static final FilePath FILE = FilePath.of("/file.bin");

    final HeapStorage storage = new HeapStorage();
    final List<TransferState> states = new CopyOnWriteArrayList<>();
    final List<TransferInfo> infos = new CopyOnWriteArrayList<>();
    final TransferProtocol engine;

    Fixture(Object... config) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < config.length; i += 2) {
            values.put((String) config[i], config[i + 1]);
        }
        TransferConfig typed = Converters.standardConverter().convert(values).to(TransferConfig.class);
        engine = new TransferProtocol(typed, silentLogger());
        engine.addStorage(storage);
        engine.addListener(new TransferListener() {
            @Override
            public void changed(TransferInfo before, TransferInfo after) {
                states.add(after.state());
                infos.add(after);
            }
        });
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
        return engine.upload(peer, path, bytes.length, sum(bytes));
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

    static TransferException.Reason reason(TransferException refused) {
        return refused.reason();
    }

    @Override
    public void close() {
        engine.close();
    }

    private static Logger silentLogger() {
        return (Logger) Proxy.newProxyInstance(
                Fixture.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? Boolean.FALSE : null);
    }
}
