package org.tidewire.wired.server;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.tidewire.storage.FilePath;

/**
 * The names to try for what is put into a drop box that its giver may not look into: he must not learn that a name is
 * taken (Wired 4.1), so the next free one is used. First the name itself, then {@code name 2.ext}, {@code name 3.ext} and
 * so on, so that who resumes finds his partial again; in the end numbers that nobody has used.
 */
final class GiftNames implements Iterator<FilePath> {
    private static final int COUNTED = 100;
    private static final int DRAWN = 3;

    private final FilePath wanted;
    private int tried;

    GiftNames(FilePath wanted) {
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        return tried < COUNTED + DRAWN;
    }

    @Override
    public FilePath next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        tried++;
        if (tried == 1) {
            return wanted;
        }
        return numbered(tried <= COUNTED ? tried : ThreadLocalRandom.current().nextLong(COUNTED, Long.MAX_VALUE));
    }

    /** Cuts a long name rather than refuse it: a refusal would tell that the name is taken. */
    private FilePath numbered(long number) {
        String name = wanted.name();
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (true) {
            Optional<FilePath> path = beside(stem + " " + number + extension);
            if (path.isPresent()) {
                return path.get();
            }
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
    }

    private Optional<FilePath> beside(String name) {
        try {
            return Optional.of(wanted.parent().child(name)).filter(RequestedPath::hasPartial);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // too long
        }
    }
}
