package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.tidewire.wired.client.WiredException;

/**
 * Remembers what could not be moved of a folder, so that all else is moved first and nothing is lost silently. Used by
 * any thread.
 */
final class LeftOut {
    private static final int NAMED = 20;

    private final List<String> first = new ArrayList<>();
    private final List<IOException> causes = new ArrayList<>();
    private long count;

    /** One move of a folder's content. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    synchronized void add(String name, String why) {
        count++;
        if (first.size() < NAMED) {
            first.add(name + " (" + why + ")");
        }
    }

    private synchronized void add(String name, IOException why) {
        add(name, why.getMessage());
        if (causes.size() < NAMED) {
            causes.add(why);
        }
    }

    /** Does one step; what concerns only that file or folder is remembered, all else ends everything. */
    void tryTo(String name, Step step) throws IOException {
        try {
            step.run();
        } catch (WiredException | FileSystemException | FileFault e) {
            add(name, e);
        }
    }

    /** Tells what is missing, now that the rest is done. */
    synchronized void report(String done) throws IOException {
        if (count > 0) {
            Collections.sort(first); // several files move at once, in any order
            String more = count > first.size() ? " and " + (count - first.size()) + " more" : "";
            IOException missing = new IOException(done + " except " + count + ": " + String.join("; ", first) + more);
            causes.forEach(missing::addSuppressed);
            throw missing;
        }
    }
}
