package org.tidewire.storage.file;

import java.io.IOException;
import java.util.Optional;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;

/**
 * What {@code .wired} remembers of a folder's children: the origins of partials, how far they are durable, and comments.
 * Names are those of a {@link FilePath}.
 *
 * <p>Notes go along in this order: they are copied to the new name, the name changes, the old ones are forgotten. So a
 * crash may leave notes on a name that nobody has, but never a file without its notes. Whoever takes a name clears
 * it first. The caller holds {@link Tree#naming}, but for {@link #begin}.
 */
final class Notes {
    private final Staging staging;
    private final Boot boot;
    private final Comments comments;
    private final Logger log;

    Notes(Staging staging, Boot boot, Logger log) {
        this.staging = staging;
        this.boot = boot;
        this.comments = new Comments(staging);
        this.log = log;
    }

    Comments comments() {
        return comments;
    }

    /** Notes of a partial that is about to be made what it is a part of, and that nothing of it is durable. */
    void begin(Folder folder, FilePath partial, String origin) throws IOException {
        write(folder, partial, origin, new Checkpoint(0, boot));
    }

    /** Both are written anew, whatever they say: what was only forgotten may be remembered after a loss of power. */
    private void write(Folder folder, FilePath partial, String origin, Checkpoint checkpoint) throws IOException {
        try (Folder wired = staging.makeWired(folder);
                Folder made = staging.open()) {
            Origins.write(made, wired, partial.name(), origin);
            CheckpointNotes.write(made, wired, partial, checkpoint);
            wired.force();
        }
    }

    /**
     * Gives a free name what is known of another, which may be nothing.
     *
     * @param moved what has the other name, and will have the free one
     */
    void copy(Folder from, FilePath name, Folder to, FilePath free, Moved moved) throws IOException {
        comments.write(to, free.name(), Comments.read(from, name.name()));
        if (free.isPartial()) {
            String origin = name.isPartial() ? Origins.read(from, name.name()) : "";
            write(to, free, origin, checkpoint(from, name, moved));
        }
    }

    private Checkpoint checkpoint(Folder from, FilePath name, Moved moved) throws IOException {
        Optional<Checkpoint> noted = name.isPartial()
                ? CheckpointNotes.read(from, name).map(CheckpointSlots.Newest::checkpoint)
                : Optional.empty();
        Checkpoint last = noted.orElse(new Checkpoint(moved.size(), boot));
        // Who has it open goes on noting under the old name; so here nothing is said that might not stay true.
        return moved.isOpen() ? new Checkpoint(0, last.boot()) : last;
    }

    /** Gives a free name the comment of a partial that becomes a file; bytes are worth more than a comment. */
    void inherit(Folder folder, FilePath partial, FilePath free, long size) {
        try {
            comments.write(folder, free.name(), Comments.read(folder, partial.name()));
            if (free.isPartial()) {
                write(folder, free, "", new Checkpoint(size, boot));
            }
        } catch (IOException e) {
            log.warn("the comment on {} cannot be kept", partial, e);
        }
    }

    /** Forgets a name that nobody has. One that cannot be forgotten does no harm: whoever takes it clears it again. */
    void forget(Folder folder, FilePath name) {
        forgetComment(folder, name);
        if (name.isPartial()) {
            forgetPartial(folder, name);
        }
    }

    void forgetPartial(Folder folder, FilePath partial) {
        try {
            Origins.delete(folder, partial.name());
            CheckpointNotes.delete(folder, partial);
        } catch (IOException e) {
            log.warn("the notes on {} cannot be forgotten", partial, e);
        }
    }

    void forgetComment(Folder folder, FilePath name) {
        try {
            comments.write(folder, name.name(), "");
        } catch (IOException e) {
            log.warn("the comment on {} cannot be forgotten", name, e);
        }
    }

    /**
     * A file whose name changes.
     *
     * @param size its bytes
     * @param isOpen whether it is a partial that is being received
     */
    record Moved(long size, boolean isOpen) {}
}
