package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** Whoever uses a storage, by chance. */
final class Workload extends Story {
    private static final List<FileType> TYPES = List.of(FileType.DIRECTORY, FileType.UPLOADS, FileType.DROP_BOX);

    private final FileStorage storage;
    private final StepWorker worker;
    private final Map<FilePath, PartialFile> open = new LinkedHashMap<>();

    Workload(FileStorage storage, StepWorker worker, Random random, Snapshot start) {
        super(random, start);
        this.storage = storage;
        this.worker = worker;
    }

    void step() throws IOException {
        switch (random.nextInt(22)) {
            case 0, 1, 2 -> create();
            case 3, 4, 5, 6, 7, 8 -> with(open::containsKey, this::append);
            case 9, 10 -> checkpoint();
            case 11 -> with(open::containsKey, this::truncate);
            case 12 -> with(open::containsKey, this::commit);
            case 13 -> with(open::containsKey, this::closeOrDiscard);
            case 14 -> with(path -> path.isPartial() && !open.containsKey(path), this::reopen);
            case 15 -> createFolder();
            case 16 -> with(path -> true, this::comment);
            case 17 -> with(path -> !isFile(path), this::changeType);
            case 18 -> with(path -> true, this::move);
            case 19, 20 -> store();
            default -> with(path -> true, this::delete);
        }
    }

    private void create() throws IOException {
        Optional<FilePath> target = free();
        if (target.isPresent()) {
            String origin = random.nextBoolean() ? "" : "origin " + random.nextInt(100);
            FilePath partial = target.get().partial();
            step(
                    "create " + partial,
                    items -> items.put(partial, new Item(FileType.FILE, new byte[0], origin, -1, "")),
                    () -> open.put(partial, storage.create(target.get(), origin)));
        }
    }

    private void store() throws IOException {
        Optional<FilePath> target = free();
        if (target.isPresent()) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            step(
                    "store " + bytes.length + " as " + target.get(),
                    items -> items.put(target.get(), new Item(FileType.FILE, bytes, "", 0, "")),
                    () -> storage.store(target.get(), "someone", ByteBuffer.wrap(bytes)));
        }
    }

    private void append(FilePath path) throws IOException {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        Item item = items().get(path);
        byte[] all = Arrays.copyOf(item.bytes(), item.bytes().length + bytes.length);
        System.arraycopy(bytes, 0, all, item.bytes().length, bytes.length);
        step("append " + bytes.length + " to " + path, items -> items.put(path, item.with(all)), () -> open.get(path)
                .append(ByteBuffer.wrap(bytes)));
    }

    private void checkpoint() throws IOException {
        step(
                "checkpoint",
                items -> open.keySet().forEach(path -> items.computeIfPresent(path, (key, item) -> durable(item))),
                worker::work);
    }

    private static Item durable(Item item) {
        int length = item.bytes().length;
        return length > 0 ? item.durable(length) : item;
    }

    private void truncate(FilePath path) throws IOException {
        Item item = items().get(path);
        int size = random.nextInt(item.bytes().length + 1);
        step(
                "truncate " + path + " to " + size,
                items -> items.put(path, item.with(Arrays.copyOf(item.bytes(), size))),
                () -> open.get(path).truncate(size));
    }

    private void commit(FilePath path) throws IOException {
        FilePath target = path.target().orElseThrow();
        step("commit " + path, items -> items.put(target, items.remove(path).origin("")), () -> open.get(path)
                .commit());
        open.remove(path);
    }

    private void closeOrDiscard(FilePath path) throws IOException {
        if (random.nextBoolean()) {
            step("close " + path, items -> {}, () -> open.get(path).close());
        } else {
            step("discard " + path, items -> items.remove(path), () -> open.get(path)
                    .discard());
        }
        open.remove(path);
    }

    private void reopen(FilePath path) throws IOException {
        FilePath target = path.target().orElseThrow();
        step(
                "reopen " + path,
                items -> {},
                () -> open.put(path, storage.reopen(target).orElseThrow()));
    }

    private void createFolder() throws IOException {
        Optional<FilePath> path = free();
        if (path.isPresent()) {
            FileType type = TYPES.get(random.nextInt(TYPES.size()));
            step(
                    "createFolder " + path.get() + " " + type,
                    items -> items.put(path.get(), Item.folder(type)),
                    () -> storage.createFolder(path.get(), type));
        }
    }

    private void comment(FilePath path) throws IOException {
        String text = random.nextInt(3) == 0 ? "" : "comment " + random.nextInt(100);
        step(
                "comment " + path + " '" + text + "'",
                items -> items.computeIfPresent(path, (key, item) -> item.comment(text)),
                () -> storage.comment(path, text));
    }

    private void changeType(FilePath path) throws IOException {
        FileType type = TYPES.get(random.nextInt(TYPES.size()));
        step(
                "changeType " + path + " " + type,
                items -> items.computeIfPresent(path, (key, item) -> item.type(type)),
                () -> storage.changeType(path, type));
    }

    private void move(FilePath from) throws IOException {
        Optional<FilePath> free = free();
        if (free.isEmpty() || free.get().startsWith(from)) {
            return;
        }
        if (!isFile(from)) {
            closeIn(from);
            step(
                    "move " + from + " to " + free.get(),
                    items -> rebase(items, from, free.get()),
                    () -> storage.move(from, free.get()));
            return;
        }
        FilePath to = random.nextInt(4) > 0 == from.isPartial() ? free.get().partial() : free.get();
        Item item = items().get(from);
        PartialFile held = open.remove(from);
        step(
                "move " + from + " to " + to + (held == null ? "" : ", open"),
                items -> items.put(to, moved(items.remove(from), from, to, held != null)),
                () -> storage.move(from, to));
        if (held != null) {
            open.put(to, held);
            afterwards(to, item);
        }
    }

    /** Whoever has a partial open whose name is another one now may go on for a while, and cannot commit. */
    private void afterwards(FilePath path, Item item) throws IOException {
        if (path.isPartial()) {
            if (item.bytes().length > 0 && random.nextBoolean()) {
                truncate(path);
            }
            append(path);
            step("work", items -> {}, worker::work);
            append(path);
        }
        step("close " + path, items -> {}, () -> open.get(path).close());
        open.remove(path);
    }

    private static Item moved(Item item, FilePath from, FilePath to, boolean isOpen) {
        if (!to.isPartial()) {
            return item.origin("").durable(0);
        }
        if (!from.isPartial()) {
            return item.durable(item.bytes().length);
        }
        return item.durable(isOpen ? 0 : Math.max(0, item.durable()));
    }

    private static void rebase(Map<FilePath, Item> items, FilePath from, FilePath to) {
        for (FilePath path : List.copyOf(items.keySet())) {
            if (path.startsWith(from)) {
                FilePath other = to;
                for (String name :
                        path.names().subList(from.names().size(), path.names().size())) {
                    other = other.child(name);
                }
                items.put(other, items.remove(path));
            }
        }
    }

    private void delete(FilePath path) throws IOException {
        closeIn(path);
        step(
                "delete " + path,
                items -> items.keySet().removeIf(each -> each.startsWith(path)),
                () -> storage.delete(path));
    }

    private void closeIn(FilePath folder) throws IOException {
        for (FilePath path : List.copyOf(open.keySet())) {
            if (path.startsWith(folder)) {
                step("close " + path, items -> {}, () -> open.get(path).close());
                open.remove(path);
            }
        }
    }
}
