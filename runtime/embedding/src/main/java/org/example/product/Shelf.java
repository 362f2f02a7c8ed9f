package org.example.product;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** Where the product keeps its files. It outranks Tidewire's storage. A real one passes the contract kit first. */
@Component(property = {Storage.NAME + "=shelf", "service.ranking:Integer=100"})
public final class Shelf implements Storage {
    private final Path root;

    @Activate
    public Shelf(BundleContext context) throws IOException {
        root = Files.createDirectories(Path.of(context.getProperty("product.home"), "shelf"));
    }

    /** No name of a path leads out of the root: FilePath refuses such. */
    private Path at(FilePath path) {
        return root.resolve(String.join("/", path.names()));
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(at(path), BasicFileAttributes.class);
        FileType type = found.isDirectory() ? FileType.DIRECTORY : FileType.FILE;
        long size = found.isDirectory() ? at(path).toFile().list().length : found.size();
        Instant changed = found.lastModifiedTime().toInstant();
        return new FileEntry(path, type, size, changed, changed, path.isPartial());
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        try (Stream<Path> children = Files.list(at(folder))) {
            for (Path child : children.sorted().toList()) {
                entries.add(stat(folder.child(child.getFileName().toString())));
            }
        }
        return entries.stream();
    }

    @Override
    public Content open(FilePath path) throws IOException {
        return new ShelfFile(FileChannel.open(at(path), StandardOpenOption.READ), at(path), at(path));
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        return partial(path, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) throws IOException {
        boolean begun = Files.exists(at(path.partial()));
        return begun ? Optional.of(partial(path, StandardOpenOption.READ)) : Optional.empty();
    }

    private PartialFile partial(FilePath path, OpenOption how) throws IOException {
        Path lies = at(path.partial());
        FileChannel channel = FileChannel.open(lies, StandardOpenOption.READ, StandardOpenOption.WRITE, how);
        return new ShelfFile(channel, lies, at(path));
    }

    @Override
    public void createFolder(FilePath path, FileType type) throws IOException {
        Files.createDirectory(at(path));
    }

    @Override
    public long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
