package org.tidewire.storage.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.tidewire.storage.FileType;

/** A folder with its children, or a file with its bytes. Guarded by the tree's lock, but for the bytes. */
final class Node {
    final Instant created;
    final Map<String, Node> children = new TreeMap<>();
    final Bytes bytes;
    /** Whether somebody writes to this partial; one that is made is open. */
    final AtomicBoolean taken = new AtomicBoolean(true);

    volatile FileType type;
    volatile Instant modified;
    /** What a partial is a part of; empty for what is none. */
    String origin;

    String comment = "";
    /** The folder this lies in; null for the root, and for what was deleted. */
    Node parent;
    /** How many read or write this file; what is open keeps its bytes. */
    int opened;

    private Node(FileType type, Bytes bytes, String origin) {
        this.type = type;
        this.bytes = bytes;
        this.origin = origin;
        this.created = Clock.systemUTC().instant();
        this.modified = created;
    }

    static Node folder(FileType type) {
        return new Node(type, new Bytes(new Space(0)), "");
    }

    static Node partial(Space space, String origin) {
        return new Node(FileType.FILE, new Bytes(space), origin);
    }

    boolean isFile() {
        return type == FileType.FILE;
    }

    void touch() {
        modified = Clock.systemUTC().instant();
    }
}
