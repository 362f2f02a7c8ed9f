package org.tidewire.storage.file;

import java.io.IOException;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;

/**
 * What {@code .wired} remembers of a folder's children: the origins of partials, and comments. Names are those of a
 * {@link FilePath}.
 *
 * <p>Notes go along in this order: they are copied to the new name, the name changes, the old ones are forgotten. So a
 * crash may leave notes on a name that nobody has, but never a file without its notes. Whoever takes a name clears
 * it first. The caller holds {@link Tree#naming}.
 */
final class Notes {
    private final Origins origins;
    private final Comments comments;
    private final Logger log;

    Notes(Staging staging, Logger log) {
        this.origins = new Origins(staging);
        this.comments = new Comments(staging);
        this.log = log;
    }

    Origins origins() {
        return origins;
    }

    Comments comments() {
        return comments;
    }

    /** Gives a free name what is known of another, which may be nothing. */
    void copy(Folder from, FilePath name, Folder to, FilePath free) throws IOException {
        comments.write(to, free.name(), Comments.read(from, name.name()));
        if (free.isPartial()) {
            String origin = name.isPartial() ? Origins.read(from, name.name()) : "";
            if (origin.isEmpty()) {
                Origins.delete(to, free.name());
            } else {
                origins.write(to, free.name(), origin);
            }
        }
    }

    /** Gives a free name the comment of a partial that becomes a file; bytes are worth more than a comment. */
    void inherit(Folder folder, FilePath partial, FilePath free) {
        try {
            comments.write(folder, free.name(), Comments.read(folder, partial.name()));
            if (free.isPartial()) {
                Origins.delete(folder, free.name());
            }
        } catch (IOException e) {
            log.warn("the comment on {} cannot be kept", partial, e);
        }
    }

    /** Forgets a name that nobody has. One that cannot be forgotten does no harm: whoever takes it clears it again. */
    void forget(Folder folder, FilePath name) {
        forgetComment(folder, name);
        if (name.isPartial()) {
            forgetOrigin(folder, name);
        }
    }

    void forgetOrigin(Folder folder, FilePath partial) {
        try {
            Origins.delete(folder, partial.name());
        } catch (IOException e) {
            log.warn("the origin of {} cannot be forgotten", partial, e);
        }
    }

    void forgetComment(Folder folder, FilePath name) {
        try {
            comments.write(folder, name.name(), "");
        } catch (IOException e) {
            log.warn("the comment on {} cannot be forgotten", name, e);
        }
    }
}
