package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.tidewire.storage.FilePath;

/**
 * The names in a folder that can be reached, each in the one spelling by which {@link Tree} finds it: the exact one wins.
 * Only other spellings are remembered.
 */
final class Children implements Closeable {
    /** So much of a path's length is kept free for one name that needs no checking. */
    private static final int ROOMY = 1_024;

    /** A name as the disk spells it, and the exact one, by which a path holds it. */
    record Child(String name, String exact) {}

    private final Folder folder;
    private final FilePath path;
    private final boolean roomy;
    private final Names names;
    private final Set<String> others = new HashSet<>();

    Children(Folder folder, FilePath path) throws IOException {
        this.folder = folder;
        this.path = path;
        this.roomy = path.names().size() < FilePath.MAX_DEPTH && path.toString().length() < ROOMY;
        this.names = folder.names();
    }

    /** Reads one more; empty at the end, and once this is closed. */
    Optional<Child> next() throws IOException {
        for (Optional<String> name = names.next(); name.isPresent(); name = names.next()) {
            Optional<String> exact = exact(name.get());
            if (exact.isPresent() && isReached(exact.get(), name.get())) {
                return Optional.of(new Child(name.get(), exact.get()));
            }
        }
        return Optional.empty();
    }

    /** Most names are plain, and there may be many; a path is made only for the others, to see whether one can hold them. */
    private Optional<String> exact(String name) {
        if (roomy && isPlain(name)) {
            return Optional.of(name);
        }
        try {
            return Optional.of(path.child(name).name());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // No path can hold this name, so it is not visible.
        }
    }

    /** Tells whether a name has nothing but letters, digits and the like, which every path can hold. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter < ' ' || letter > '~' || letter == '\\' || letter == '/') {
                return false;
            }
        }
        return name.charAt(0) != '.' && name.length() <= 255;
    }

    private boolean isReached(String exact, String name) throws IOException {
        if (name.equals(exact)) {
            return true;
        }
        return !Tree.isAscii(exact) && !isAnother(exact, name) && others.add(exact);
    }

    /** Tells whether the exact name means something else than this one; some file systems take both for one. */
    private boolean isAnother(String exact, String name) throws IOException {
        try {
            BasicFileAttributes found = folder.attributes(exact);
            Object key = found.fileKey();
            return key == null || !key.equals(folder.attributes(name).fileKey());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        names.close();
    }
}
