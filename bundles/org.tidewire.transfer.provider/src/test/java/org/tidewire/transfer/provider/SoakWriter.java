package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Uploads one file after the other, each until it is whole, however often it is interrupted. */
final class SoakWriter {
    private static final int PIECE = 10_000;
    private static final int TRIES = 10_000;

    private final Fixture fixture;
    private final FilePath folder;
    private final Peer peer;
    private final Random random;
    private final AtomicInteger moved;
    private final Map<String, byte[]> whole = new ConcurrentHashMap<>();

    SoakWriter(Fixture fixture, FilePath folder, String name, long seed, AtomicInteger moved) {
        this.fixture = fixture;
        this.folder = folder;
        this.peer = new Peer(name, "127.0.0.1");
        this.random = new Random(seed);
        this.moved = moved;
    }

    FilePath folder() {
        return folder;
    }

    /** Every file that was acknowledged as whole. */
    Map<String, byte[]> whole() {
        return whole;
    }

    void run(BooleanSupplier over) throws Exception {
        for (int number = 0; !over.getAsBoolean(); number++) {
            byte[] bytes = new byte[20_000 + random.nextInt(400_000)];
            random.nextBytes(bytes);
            String name = peer.name() + "-" + number + ".bin";
            write(folder.child(name), bytes);
            whole.put(name, bytes);
        }
    }

    private void write(FilePath path, byte[] bytes) throws Exception {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                Transfer transfer = claimed(fixture, fixture.upload(peer, path, bytes));
                pour(transfer, bytes);
                if (transfer.info().state() == TransferState.COMPLETED) {
                    return;
                }
            } catch (TransferException e) {
                if (e.reason() == Reason.FILE_EXISTS) {
                    return; // committed, though nobody could say so any more
                }
                pause(e);
            } catch (IOException e) {
                pause(e);
            }
        }
        throw new AssertionError(path + " never became whole");
    }

    private void pour(Transfer transfer, byte[] bytes) throws IOException {
        for (int position = (int) transfer.info().position(); position < bytes.length; ) {
            int length = Math.min(PIECE, bytes.length - position);
            transfer.write(ByteBuffer.wrap(bytes, position, length), position);
            position += length;
            moved.incrementAndGet();
        }
    }

    /** Claims it; one that is over by then is asked for again. */
    static Transfer claimed(Fixture fixture, Transfer transfer) throws IOException {
        String key = transfer.key().orElseThrow(() -> new IOException("no slot: " + transfer.info()));
        return fixture.engine
                .claim(key, transfer.info().peer().place())
                .orElseThrow(() -> new IOException("not claimed: " + transfer.info()));
    }

    private static void pause(IOException why) throws InterruptedException {
        synchronized (why) {
            why.wait(1);
        }
    }
}
