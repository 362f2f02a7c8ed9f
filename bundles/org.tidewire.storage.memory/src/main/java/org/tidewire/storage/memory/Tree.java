package org.tidewire.storage.memory;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** The names. One lock, this object's, held for look-ups and changes of names, never while bytes move. */
final class Tree {
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

    /** Finds what must be there. */
    synchronized Node require(FilePath path) throws NoSuchFileException {
        return find(path).orElseThrow(() -> missing(path));
    }

    /** Finds a file and keeps its bytes until it is closed. */
    synchronized Node open(FilePath path) throws NoSuchFileException {
        Node file = find(path).filter(Node::isFile).orElseThrow(() -> missing(path));
        file.opened++;
        return file;
    }

    /** Frees the bytes that nobody can reach any more. */
    synchronized void close(Node file) {
        file.opened--;
        free(file);
    }

    private static void free(Node file) {
        if (file.opened == 0 && file.parent == null) {
            file.bytes.truncate(0);
        }
    }

    /** Adds a node under a free name. */
    synchronized void add(FilePath path, Node node) throws FileSystemException {
        requireFree(path);
        Node parent = folder(path.parent());
        if (count >= MOST_NAMES) {
            throw new FileSystemException(path.toString(), null, "no space: there are " + MOST_NAMES + " names");
        }
        count++;
        attach(node, parent, path.name());
    }

    /** Adds a partial, open, beside a free name. */
    synchronized void addPartial(FilePath target, Node node) throws FileSystemException {
        requireFree(target);
        add(target.partial(), node);
        node.opened++;
    }

    /** Makes a partial the file, in the folder where it lies by now. */
    synchronized void commit(Node partial, FilePath target) throws FileSystemException {
        Node folder = place(partial, target);
        if (folder.children.containsKey(target.name())) {
            throw new FileAlreadyExistsException(target.toString());
        }
        detach(partial, folder, target.partial().name());
        partial.origin = "";
        attach(partial, folder, target.name());
    }

    synchronized void discard(Node partial, FilePath target) throws FileSystemException {
        detach(partial, place(partial, target), target.partial().name());
        count--;
    }

    /** Finds the folder of a partial, unless its own name was deleted or given to something else. */
    private static Node place(Node partial, FilePath target) throws NoSuchFileException {
        Node folder = partial.parent;
        if (folder == null || folder.children.get(target.partial().name()) != partial) {
            throw missing(target.partial());
        }
        return folder;
    }

    synchronized void delete(FilePath path) throws FileSystemException {
        Node node = child(path);
        detach(node, node.parent, path.name());
        end(node);
    }

    private void end(Node node) {
        count--;
        node.parent = null;
        node.children.values().forEach(this::end);
        free(node);
    }

    synchronized void move(FilePath from, FilePath to) throws FileSystemException {
        Node node = child(from);
        if (from.equals(to)) {
            return;
        }
        if (!node.isFile() && to.startsWith(from)) {
            throw new FileSystemException(from.toString(), to.toString(), "a folder cannot lie in itself");
        }
        requireFree(to);
        Node folder = folder(to.parent());
        detach(node, node.parent, from.name());
        node.origin = to.isPartial() ? node.origin : "";
        attach(node, folder, to.name());
    }

    /** Finds what must be there and is not the root. */
    synchronized Node child(FilePath path) throws NoSuchFileException {
        if (path.isRoot()) {
            throw missing(path);
        }
        return require(path);
    }

    /** Refuses if something has the name. */
    synchronized void requireFree(FilePath path) throws FileAlreadyExistsException {
        if (find(path).isPresent()) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    private static void attach(Node node, Node parent, String name) {
        node.parent = parent;
        parent.children.put(name, node);
        parent.touch();
    }

    private static void detach(Node node, Node parent, String name) {
        parent.children.remove(name);
        parent.touch();
        node.parent = null;
    }

    private Node folder(FilePath path) throws NoSuchFileException {
        return find(path).filter(node -> !node.isFile()).orElseThrow(() -> missing(path));
    }

    private static NoSuchFileException missing(FilePath path) {
        return new NoSuchFileException(path.toString());
    }
}
