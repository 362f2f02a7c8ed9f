package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tidewire.storage.Content;
import org.tidewire.storage.PartialFile;

/** What closing does, from the same thread and from another. */
interface CloseContract extends Subject {
    @Test
    default void aClosedFileGivesNothing() throws IOException {
        Data.put(storage(), FILE, Data.random(100));
        Content content = storage().open(FILE);
        content.close();
        content.close();
        assertThrows(ClosedChannelException.class, content::size);
        assertThrows(ClosedChannelException.class, () -> content.read(ByteBuffer.allocate(1), 0));
    }

    @Test
    default void aClosedPartialKeepsWhatItHoldsAndTakesNothing() throws IOException {
        byte[] bytes = Data.random(100);
        PartialFile partial = storage().create(FILE, "someone");
        partial.append(ByteBuffer.wrap(bytes));
        partial.close();
        partial.close();
        assertThrows(ClosedChannelException.class, partial::size);
        assertThrows(ClosedChannelException.class, () -> partial.read(ByteBuffer.allocate(1), 0));
        assertThrows(ClosedChannelException.class, () -> partial.append(ByteBuffer.wrap(bytes)));
        assertThrows(ClosedChannelException.class, () -> partial.truncate(0));
        assertThrows(ClosedChannelException.class, partial::commit);
        assertThrows(ClosedChannelException.class, partial::discard);
        Data.assertBytes(bytes, storage(), FILE.partial());
    }

    @Test
    default void closingAnOldPartialDoesNotReleaseTheNew() throws IOException {
        PartialFile old = storage().create(FILE, "");
        old.close();
        try (PartialFile current = Data.reopen(storage(), FILE)) {
            old.close();
            assertThrows(IOException.class, () -> storage().reopen(FILE));
            current.append(ByteBuffer.wrap(Data.random(10)));
        }
    }

    @Test
    default void closingEndsAnotherThreadsReads() throws Exception {
        Data.put(storage(), FILE, Data.random(1 << 20));
        Content content = storage().open(FILE);
        ByteBuffer target = ByteBuffer.allocate(1 << 20);
        endsBy(content, () -> content.read(target.clear(), 0));
    }

    @Test
    default void closingEndsAnotherThreadsAppends() throws Exception {
        byte[] bytes = Data.random(1 << 16);
        PartialFile partial = storage().create(FILE, "someone");
        endsBy(partial, () -> {
            if (partial.size() >= 8 << 20) {
                partial.truncate(0);
            }
            partial.append(ByteBuffer.wrap(bytes));
        });
        try (PartialFile again = Data.reopen(storage(), FILE)) {
            byte[] held = Data.bytes(again);
            for (int i = 0; i < held.length; i++) {
                assertEquals(bytes[i % bytes.length], held[i], Data.SEEDED);
            }
        }
    }

    /** Repeats a call in a thread, closes in another, and waits for the one error that the call may end with. */
    private static void endsBy(Content content, Executable call) throws Exception {
        CountDownLatch begun = new CountDownLatch(20);
        FutureTask<Throwable> end = new FutureTask<>(() -> repeat(call, begun));
        Thread thread = new Thread(end, "storage-kit-caller");
        thread.setDaemon(true);
        thread.start();
        if (!begun.await(30, TimeUnit.SECONDS)) {
            Assertions.fail("the calls do not run", end.isDone() ? end.get() : null);
        }
        content.close();
        try {
            Assertions.assertInstanceOf(ClosedChannelException.class, end.get(30, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            Assertions.fail("the calls go on after close", e);
        }
    }

    private static Throwable repeat(Executable call, CountDownLatch begun) {
        while (true) {
            try {
                call.execute();
                begun.countDown();
            } catch (Throwable e) {
                return e;
            }
        }
    }
}
