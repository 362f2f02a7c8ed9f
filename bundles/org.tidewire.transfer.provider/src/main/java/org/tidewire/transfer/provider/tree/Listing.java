package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;

/** What lies where in the tree at one moment: a mount is a folder of its parent, which may be there for nothing else. */
final class Listing {
    private static final Comparator<FileEntry> BY_NAME =
            Comparator.comparing(entry -> entry.path().name().toLowerCase(Locale.ROOT));

    private final Mounts mounts;

    Listing(Mounts mounts) {
        this.mounts = mounts;
    }

    FileType type(FilePath path) throws IOException {
        try {
            Place place = mounts.at(path);
            return place.storage().type(place.path());
        } catch (IOException e) {
            return bare(path, e).type();
        }
    }

    FileEntry stat(FilePath path) throws IOException {
        FileEntry entry;
        try {
            Place place = mounts.at(path);
            entry = told(place.storage().stat(place.path()), path, place);
        } catch (IOException e) {
            return bare(path, e);
        }
        long more = entry.type() == FileType.FILE ? 0 : hidden(path).size();
        return more == 0
                ? entry
                : new FileEntry(path, entry.type(), entry.size() + more, entry.created(), entry.modified(), false);
    }

    /** A folder that only leads to mounts. */
    private FileEntry bare(FilePath path, IOException fault) throws IOException {
        Set<String> leading = mounts.leading(path);
        if (leading.isEmpty() || !(mounts.isBare(path) || fault instanceof NoSuchFileException)) {
            throw fault;
        }
        return new FileEntry(path, FileType.DIRECTORY, leading.size(), Instant.EPOCH, Instant.EPOCH, false);
    }

    /** Names the mounts in a folder whose backend knows nothing of that name. */
    private List<String> hidden(FilePath folder) throws IOException {
        List<String> hidden = new ArrayList<>();
        Place place = mounts.at(folder);
        for (String name : mounts.leading(folder)) {
            try {
                place.storage().type(place.path().child(name));
            } catch (NoSuchFileException e) {
                hidden.add(name);
            }
        }
        return hidden;
    }

    Stream<FileEntry> list(FilePath folder) throws IOException {
        Set<String> leading = mounts.leading(folder);
        if (leading.isEmpty()) {
            return own(folder);
        }
        List<FileEntry> first = new ArrayList<>();
        for (String name : leading) {
            first.add(mounted(folder.child(name)));
        }
        Stream<FileEntry> own;
        try {
            own = own(folder);
        } catch (IOException e) {
            bare(folder, e);
            return first.stream().sorted(BY_NAME);
        }
        return merged(first, own.filter(entry -> !leading.contains(entry.path().name())));
    }

    /**
     * Describes a mount: one that fails must not hide all the others, and whoever enters it is told what is wrong. It is taken for
     * the strictest type, lest somebody who may not look into it does so when it is back.
     */
    private FileEntry mounted(FilePath path) {
        try {
            return stat(path);
        } catch (IOException e) {
            return new FileEntry(path, FileType.DROP_BOX, 0, Instant.EPOCH, Instant.EPOCH, false);
        }
    }

    private Stream<FileEntry> own(FilePath folder) throws IOException {
        Place place = mounts.at(folder);
        Stream<FileEntry> own = place.storage().list(place.path());
        return place.path().equals(folder) ? own : own.map(entry -> told(entry, folder, place));
    }

    /** Puts both together; the backend's listing is closed with the result, or now if this fails. */
    private static Stream<FileEntry> merged(List<FileEntry> first, Stream<FileEntry> own) throws IOException {
        try {
            return inOrder(first, own);
        } catch (UncheckedIOException e) {
            own.close();
            throw e.getCause();
        }
    }

    /** In order if there are few, else in any order, as every storage lists. */
    private static Stream<FileEntry> inOrder(List<FileEntry> first, Stream<FileEntry> own) {
        Iterator<FileEntry> rest = own.iterator();
        List<FileEntry> few = new ArrayList<>(first);
        while (few.size() < Storage.SORTED && rest.hasNext()) {
            few.add(rest.next());
        }
        if (!rest.hasNext()) {
            few.sort(BY_NAME);
        }
        Spliterator<FileEntry> more = Spliterators.spliteratorUnknownSize(rest, 0);
        return Stream.concat(few.stream(), StreamSupport.stream(more, false)).onClose(own::close);
    }

    /** Tells of a backend's entry by the path it has in the tree. */
    FileEntry told(FileEntry entry, FilePath asked, Place place) {
        if (place.path().equals(asked)) {
            return entry;
        }
        List<String> names = new ArrayList<>(asked.names());
        names.addAll(entry.path()
                .names()
                .subList(place.path().names().size(), entry.path().names().size()));
        return new FileEntry(
                new FilePath(names), entry.type(), entry.size(), entry.created(), entry.modified(), entry.partial());
    }
}
