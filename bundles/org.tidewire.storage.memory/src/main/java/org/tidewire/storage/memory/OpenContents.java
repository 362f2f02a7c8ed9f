package org.tidewire.storage.memory;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is open, so that a storage that stops can close it. */
final class OpenContents {
    private final Set<MemoryContent> contents = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    <C extends MemoryContent> C add(C content) throws IOException {
        contents.add(content);
        if (closed) {
            content.close();
            throw new IOException("this storage was stopped");
        }
        return content;
    }

    /** Forgets; false if that was done already. */
    boolean remove(MemoryContent content) {
        return contents.remove(content);
    }

    void close() {
        closed = true;
        contents.forEach(MemoryContent::close);
    }
}
