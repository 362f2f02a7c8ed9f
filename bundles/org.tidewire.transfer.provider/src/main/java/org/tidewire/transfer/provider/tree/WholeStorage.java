package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.SearchableStorage;
import org.tidewire.storage.StorageTree.Place;

/** The whole tree as a storage: every call goes to the backend that holds the path at that moment. */
abstract class WholeStorage implements EditableStorage, SearchableStorage {
    private static final String MOUNTED = "another storage is mounted there";

    /** Which backend is where as of now. */
    abstract Mounts mounts();

    private Listing listing() {
        return new Listing(mounts());
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        return listing().stat(path);
    }

    @Override
    public FileType type(FilePath path) throws IOException {
        return listing().type(path);
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        return listing().list(folder);
    }

    @Override
    public Stream<FileEntry> search(FilePath below, String part) throws IOException {
        Mounts now = mounts();
        Place place = now.at(below);
        if (place.storage() instanceof SearchableStorage able
                && now.leading(below).isEmpty()) {
            Listing listing = new Listing(now);
            return able.search(place.path(), part).map(entry -> listing.told(entry, below, place));
        }
        NamePart wanted = new NamePart(part);
        return Walk.below(this, below).filter(entry -> wanted.isIn(entry.path().name()));
    }

    @Override
    public Content open(FilePath path) throws IOException {
        Place place = mounts().at(path);
        return place.storage().open(place.path());
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        Place place = free(path);
        return place.storage().create(place.path(), origin);
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) throws IOException {
        Place place = mounts().at(path);
        return place.path().isRoot() ? Optional.empty() : place.storage().reopen(place.path());
    }

    @Override
    public void store(FilePath path, String origin, ByteBuffer content) throws IOException {
        Place place = free(path);
        place.storage().store(place.path(), origin, content);
    }

    @Override
    public void createFolder(FilePath path, FileType type) throws IOException {
        Place place = free(path);
        place.storage().createFolder(place.path(), type);
    }

    @Override
    public long free() throws IOException {
        return mounts().at(FilePath.ROOT).storage().free();
    }

    @Override
    public void delete(FilePath path) throws IOException {
        Place place = movable(path);
        editable(place).delete(place.path());
    }

    @Override
    public void move(FilePath from, FilePath to) throws IOException {
        Place source = movable(from);
        Place target = free(to);
        if (source.storage() != target.storage()) {
            throw new FileSystemException(
                    from.toString(), to.toString(), "is in another storage, and nothing is moved from one to another");
        }
        editable(source).move(source.path(), target.path());
    }

    @Override
    public void changeType(FilePath folder, FileType type) throws IOException {
        Place place = mounts().at(folder);
        editable(place).changeType(place.path(), type);
    }

    @Override
    public String comment(FilePath path) throws IOException {
        Place place = mounts().at(path);
        return place.storage() instanceof EditableStorage able ? able.comment(place.path()) : "";
    }

    @Override
    public void comment(FilePath path, String text) throws IOException {
        Place place = mounts().at(path);
        editable(place).comment(place.path(), text);
    }

    /** Finds where something new may be. */
    private Place free(FilePath path) throws IOException {
        Mounts now = mounts();
        if (now.holds(path) && !path.isRoot()) {
            throw new FileAlreadyExistsException(path.toString(), null, MOUNTED);
        }
        return now.at(path);
    }

    /** Finds what may go: no backend is mounted in it. */
    private Place movable(FilePath path) throws IOException {
        Mounts now = mounts();
        if (now.holds(path) && !path.isRoot()) {
            throw new FileSystemException(path.toString(), null, MOUNTED);
        }
        return now.at(path);
    }

    private static EditableStorage editable(Place place) {
        if (place.storage() instanceof EditableStorage able) {
            return able;
        }
        throw new UnsupportedOperationException("the storage " + place.name() + " cannot be edited");
    }
}
