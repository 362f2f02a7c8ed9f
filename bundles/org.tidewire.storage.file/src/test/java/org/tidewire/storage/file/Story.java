package org.tidewire.storage.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/**
 * What was done with a storage. Each step says first what is to be when it has returned; if it does not return, what was
 * before is right as well, and nothing between.
 */
abstract class Story {
    /** Does something. */
    interface Action {
        void run() throws IOException;
    }

    /** Does something with a path. */
    interface Step {
        void on(FilePath path) throws IOException;
    }

    private static final List<String> NAMES = List.of("a", "b", "c");

    final Random random;
    private final StringBuilder told = new StringBuilder();
    private Snapshot before;
    private Snapshot after;

    Story(Random random, Snapshot start) {
        this.random = random;
        this.before = start;
        this.after = start;
    }

    final Snapshot before() {
        return before;
    }

    final Snapshot after() {
        return after;
    }

    /** What there is now. */
    final Map<FilePath, Item> items() {
        return before.items();
    }

    @Override
    public final String toString() {
        return told.toString();
    }

    /** Does something with one of those that fit, if there are any. */
    final void with(Predicate<FilePath> fits, Step step) throws IOException {
        List<FilePath> all = items().keySet().stream().filter(fits).toList();
        if (!all.isEmpty()) {
            step.on(all.get(random.nextInt(all.size())));
        }
    }

    final boolean isFile(FilePath path) {
        return items().get(path).type() == FileType.FILE;
    }

    final void step(String what, Consumer<Map<FilePath, Item>> change, Action action) throws IOException {
        told.append(what).append('\n');
        after = before.copy();
        change.accept(after.items());
        action.run();
        before = after;
    }

    /** Finds a name that nothing has, nor its partial. */
    final Optional<FilePath> free() {
        List<FilePath> folders = new ArrayList<>(List.of(FilePath.ROOT));
        items().keySet().stream().filter(path -> !isFile(path)).forEach(folders::add);
        FilePath path = folders.get(random.nextInt(folders.size())).child(NAMES.get(random.nextInt(NAMES.size())));
        boolean taken = items().containsKey(path) || items().containsKey(path.partial());
        return taken || path.names().size() > 3 ? Optional.empty() : Optional.of(path);
    }
}
