package org.tidewire.bench.tox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/**
 * How long it takes after a restart until a file of 4 GiB goes on at 90 %, and what is read for it: with the engine, the resume
 * policy and the file storage, without a network. Its bytes are a hole.
 */
public final class ResumeBench implements Friend {
    private static final long SIZE = 4L << 30;
    private static final long HELD = SIZE / 10 * 9;
    private static final int ROUNDS = 5;
    private static final int CHUNK = 1 << 16;

    private final BlockingQueue<Transfer> offered = new LinkedBlockingQueue<>();
    private final BlockingQueue<FileControl> controls = new LinkedBlockingQueue<>();
    private final FileOffer incoming = new FileOffer(FileId.random(), FileKind.DATA, "in.bin", SIZE);

    private ResumeBench() {}

    /**
     * Runs it, several times in one process; the first finds everything cold.
     *
     * @param words nothing, or the folder where to work
     * @throws Exception if something does not go on as it should
     */
    public static void main(String... words) throws Exception {
        Path place = Path.of(words.length == 0 ? System.getProperty("java.io.tmpdir") : words[0]);
        for (int round = 1; round <= ROUNDS; round++) {
            Path folder = Files.createTempDirectory(place, "tidewire-resume");
            try {
                new ResumeBench().run(round, folder);
            } finally {
                ToxBench.remove(folder);
            }
        }
    }

    private void run(int round, Path folder) throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        Path records = folder.resolve("records");
        try (RandomAccessFile source =
                new RandomAccessFile(files.resolve("out.bin").toFile(), "rw")) {
            source.setLength(SIZE);
        }
        try (Resuming first = new Resuming(files, records)) {
            first.meet(this);
            first.engine().send(Resuming.FRIEND, FilePath.of("/out.bin"), FileKind.DATA);
            first.engine().receive(this, Resuming.FRIEND, incoming).control(FileControl.RESUME, Side.OURS);
            next(controls);
        }
        offered.clear();
        try (RandomAccessFile partial = new RandomAccessFile(
                files.resolve("Received").resolve("in.bin.WiredTransfer").toFile(), "rw")) {
            partial.setLength(HELD);
        }
        try (Resuming again = new Resuming(files, records)) {
            receive(round, again);
            send(round, again);
        }
    }

    private void receive(int round, Resuming run) throws Exception {
        long read = run.read();
        long begun = System.nanoTime();
        Transfer transfer = run.engine().receive(this, Resuming.FRIEND, incoming);
        if (next(controls) != FileControl.RESUME || transfer.info().position() != HELD) {
            throw new IOException("does not go on: " + transfer.info());
        }
        print(round, "receive: offered, until the friend hears RESUME", begun, run.read() - read);
        transfer.write(ByteBuffer.allocate(CHUNK), HELD);
    }

    private void send(int round, Resuming run) throws Exception {
        long read = run.read();
        long begun = System.nanoTime();
        run.meet(this);
        Transfer transfer = next(offered);
        print(round, "send: online, until the friend hears the offer", begun, run.read() - read);
        read = run.read();
        begun = System.nanoTime();
        transfer.seek(HELD);
        transfer.control(FileControl.RESUME, Side.THEIRS);
        if (transfer.info().state() != TransferState.RUNNING) {
            throw new IOException("does not go on: " + transfer.info());
        }
        transfer.read(ByteBuffer.allocate(CHUNK), HELD);
        print(round, "send: accepted, until the first " + CHUNK + " bytes are there", begun, run.read() - read);
    }

    private static void print(int round, String what, long begun, long read) {
        System.out.printf(
                Locale.ROOT,
                "resume %d, %-55s %7.2f ms, %8d bytes read%n",
                round,
                what,
                (System.nanoTime() - begun) / 1e6,
                read);
    }

    private static <T> T next(BlockingQueue<T> queue) throws Exception {
        T next = queue.poll(1, TimeUnit.MINUTES);
        if (next == null) {
            throw new IOException("nothing was heard for a minute");
        }
        return next;
    }

    @Override
    public void offer(Transfer transfer) {
        offered.add(transfer);
    }

    @Override
    public void control(Transfer transfer, FileControl control) {
        controls.add(control);
    }

    @Override
    public void seek(Transfer transfer, long position) {
        // The position of the transfer says the same.
    }
}
