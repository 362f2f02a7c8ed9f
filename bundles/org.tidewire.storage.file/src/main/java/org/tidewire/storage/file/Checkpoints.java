package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;

import org.tidewire.storage.FilePath;

/** Begins the checkpoints of partials, and tells what an earlier process left of one. */
final class Checkpoints implements Closeable {
    /**
     * What all partials of a storage have in common.
     *
     * @param boot the system's run
     * @param pace how often is forced
     * @param worker who forces
     */
    record Setting(Boot boot, Pace pace, Worker worker) {
        /** One step of a disk that still answers is over by then. */
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        /** This run of the system, the usual pace, a thread of its own. */
        static Setting usual() {
            return new Setting(Boot.current(), Pace.USUAL, new WorkerThread("tidewire checkpoints", PATIENCE));
        }
    }

    private final Staging staging;
    private final Setting setting;

    Checkpoints(Staging staging, Setting setting) {
        this.staging = staging;
        this.setting = setting;
    }

    /** Begins with a partial that was just made; that nothing of it is durable was noted before. */
    Durability begin(Folder folder, FilePath partial, FileChannel file) throws IOException {
        CheckpointFile note = new CheckpointFile(staging, folder, partial);
        note.open(CheckpointSlots.FIRST);
        return durability(file, note, 0);
    }

    /**
     * Goes on with a partial, and cuts off what may not be what was appended. One without a note is another program's, and
     * taken as it is.
     */
    Durability resume(Folder folder, FilePath partial, FileChannel file) throws IOException {
        CheckpointFile note = new CheckpointFile(staging, folder, partial);
        Optional<CheckpointSlots.Newest> noted = CheckpointNotes.read(folder, partial);
        if (noted.isEmpty()) {
            return durability(file, note, file.size());
        }
        Checkpoint last = noted.get().checkpoint();
        long size = file.size();
        long kept = last.kept(size, setting.boot());
        if (kept < size) {
            file.truncate(kept);
        }
        if (noted.get().number() >= CheckpointSlots.FIRST) {
            note.open(noted.get().number());
        }
        try {
            // Written anew in any case: what a process that was killed wrote last may not be forced.
            long durable = Math.min(kept, last.length());
            note.write(new Checkpoint(durable, setting.boot()));
            return durability(file, note, durable);
        } catch (IOException e) {
            OpenFiles.closeAfter(e, note);
            throw e;
        }
    }

    private Durability durability(FileChannel file, CheckpointFile note, long durable) throws IOException {
        try {
            return new Durability(file, note, durable, setting);
        } catch (IOException e) {
            OpenFiles.closeAfter(e, note);
            throw e;
        }
    }

    /** Ends all of them, so that nothing of theirs is open any more; the partials are closed by then. */
    @Override
    public void close() throws IOException {
        setting.worker().stop();
    }
}
