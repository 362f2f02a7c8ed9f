package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;

/** Downloads the same file again and again; and somebody who only looks, as listings and checksums do. */
final class SoakReader {
    private final Fixture fixture;
    private final FilePath path;
    private final Peer peer;
    private final AtomicInteger moved;
    private final byte[] bytes = Fixture.random(300_000, 99);

    SoakReader(Fixture fixture, FilePath folder, String name, AtomicInteger moved) {
        this.fixture = fixture;
        this.path = folder.child("read.bin");
        this.peer = new Peer(name, "127.0.0.1");
        this.moved = moved;
    }

    byte[] bytes() {
        return bytes;
    }

    void run(BooleanSupplier over) throws InterruptedException {
        int position = 0;
        while (!over.getAsBoolean()) {
            try {
                position = read(position);
            } catch (IOException e) {
                synchronized (e) {
                    e.wait(1);
                }
            }
        }
    }

    /** Goes on where it was, as a client that resumes; gives where it is. */
    private int read(int from) throws IOException {
        Transfer transfer = SoakWriter.claimed(fixture, fixture.engine.download(peer, Fixture.UNLIMITED, path, from));
        ByteBuffer chunk = ByteBuffer.allocate(10_000);
        int position = from;
        for (int length = transfer.read(chunk, position); length > 0; length = transfer.read(chunk.clear(), position)) {
            byte[] wanted = Arrays.copyOfRange(bytes, position, position + length);
            assertArrayEquals(wanted, Arrays.copyOf(chunk.array(), length));
            position += length;
            moved.incrementAndGet();
        }
        return 0;
    }

    void look(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            try (Stream<FileEntry> entries = fixture.tree.list(FilePath.ROOT);
                    Content content = fixture.tree.open(path)) {
                entries.forEach(FileEntry::size);
                Checksum.of(content);
            } catch (IOException | UncheckedIOException e) {
                synchronized (e) {
                    e.wait(1);
                }
            }
        }
    }
}
