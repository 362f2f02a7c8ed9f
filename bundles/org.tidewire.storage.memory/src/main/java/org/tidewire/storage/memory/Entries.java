package org.tidewire.storage.memory;

import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;

/** Describes what is in the tree: what there is is looked up at once, and described when its turn comes. */
final class Entries {
    private static final Comparator<Found> BY_NAME = Comparator.comparing(
                    (Found found) -> found.path().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Found::path);

    /** Something that was there when we looked. */
    private record Found(FilePath path, Node node) {}

    private final Tree tree;

    Entries(Tree tree) {
        this.tree = tree;
    }

    FileEntry stat(FilePath path) throws NoSuchFileException {
        synchronized (tree) {
            return entry(path, tree.require(path));
        }
    }

    Stream<FileEntry> list(FilePath path) throws NoSuchFileException, NotDirectoryException {
        List<Found> found = new ArrayList<>();
        synchronized (tree) {
            for (Map.Entry<String, Node> child : folder(path).children.entrySet()) {
                child(path, child.getKey()).ifPresent(at -> found.add(new Found(at, child.getValue())));
            }
        }
        found.sort(BY_NAME);
        return entries(found);
    }

    Stream<FileEntry> search(FilePath below, String part) throws NoSuchFileException, NotDirectoryException {
        List<Found> found = new ArrayList<>();
        synchronized (tree) {
            search(below, folder(below), folded(part), found);
        }
        return entries(found);
    }

    private static void search(FilePath path, Node folder, String part, List<Found> found) {
        folder.children.forEach((name, node) -> child(path, name).ifPresent(at -> {
            if (folded(name).contains(part)) {
                found.add(new Found(at, node));
            }
            search(at, node, part, found);
        }));
    }

    /** Upper case first, as several letters may share one. */
    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private Node folder(FilePath path) throws NoSuchFileException, NotDirectoryException {
        Node folder = tree.require(path);
        if (folder.isFile()) {
            throw new NotDirectoryException(path.toString());
        }
        return folder;
    }

    private Stream<FileEntry> entries(List<Found> found) {
        return found.stream().flatMap(one -> now(one).stream());
    }

    private Optional<FileEntry> now(Found found) {
        synchronized (tree) {
            return tree.find(found.path()).filter(node -> node == found.node()).map(node -> entry(found.path(), node));
        }
    }

    private static FileEntry entry(FilePath path, Node node) {
        long size = node.isFile() ? node.bytes.size() : node.children.size();
        return new FileEntry(path, node.type, size, node.created, node.modified, node.isFile() && path.isPartial());
    }

    private static Optional<FilePath> child(FilePath path, String name) {
        try {
            return Optional.of(path.child(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Its folder was moved so deep that no path can hold it.
        }
    }
}
