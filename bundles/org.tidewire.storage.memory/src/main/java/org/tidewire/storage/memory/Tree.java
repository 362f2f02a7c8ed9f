package org.tidewire.storage.memory;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** The names. One lock, this object's, held for look-ups and changes of names, never while bytes move. */
final class Tree {
    private static final Comparator<FileEntry> BY_NAME = Comparator.comparing(
                    (FileEntry entry) -> entry.path().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(FileEntry::path);
    /** Names cost memory too, and whoever may upload can make as many as they like. */
    private static final int MOST_NAMES = 100_000;

    private final Node root = Node.folder(FileType.DIRECTORY);
    private int count;

    synchronized Optional<Node> find(FilePath path) {
        Node at = root;
        for (String name : path.names()) {
            at = at.children.get(name);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    synchronized FileEntry stat(FilePath path) throws NoSuchFileException {
        return entry(path, find(path).orElseThrow(() -> new NoSuchFileException(path.toString())));
    }

    synchronized List<FileEntry> list(FilePath path) throws NoSuchFileException, NotDirectoryException {
        Node folder = find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (folder.isFile()) {
            throw new NotDirectoryException(path.toString());
        }
        List<FileEntry> entries = new ArrayList<>(folder.children.size());
        for (Map.Entry<String, Node> child : folder.children.entrySet()) {
            entries.add(entry(path.child(child.getKey()), child.getValue()));
        }
        entries.sort(BY_NAME);
        return entries;
    }

    private static FileEntry entry(FilePath path, Node node) {
        long size = node.isFile() ? node.bytes.size() : node.children.size();
        return new FileEntry(path, node.type, size, node.created, node.modified, node.isFile() && path.isPartial());
    }

    /** Adds a node under a free name. */
    synchronized void add(FilePath path, Node node) throws FileSystemException {
        requireFree(path);
        Node parent = folder(path.parent());
        if (count >= MOST_NAMES) {
            throw new FileSystemException(path.toString(), null, "no space: there are " + MOST_NAMES + " names");
        }
        count++;
        parent.children.put(path.name(), node);
        parent.touch();
    }

    /** Adds a partial beside a free name. */
    synchronized void addPartial(FilePath target, Node node) throws FileSystemException {
        requireFree(target);
        add(target.partial(), node);
    }

    /** Gives a node another, free name in the same folder. */
    synchronized void rename(FilePath from, FilePath to) throws FileSystemException {
        requireFree(to);
        Node parent = folder(from.parent());
        parent.children.put(to.name(), parent.children.remove(from.name()));
        parent.touch();
    }

    synchronized void remove(FilePath path) throws NoSuchFileException {
        Node parent = folder(path.parent());
        if (parent.children.remove(path.name()) != null) {
            count--;
        }
        parent.touch();
    }

    /** Refuses if something has the name. */
    synchronized void requireFree(FilePath path) throws FileAlreadyExistsException {
        if (find(path).isPresent()) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    private Node folder(FilePath path) throws NoSuchFileException {
        return find(path).filter(node -> !node.isFile()).orElseThrow(() -> new NoSuchFileException(path.toString()));
    }
}
