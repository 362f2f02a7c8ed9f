package org.example.product;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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
        this(Path.of(context.getProperty("product.home"), "shelf"));
    }

    Shelf(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    /** No name of a path leads out of the root: FilePath refuses such. */
    Path at(FilePath path) {
        return root.resolve(String.join("/", path.names()));
    }

    @Override
    public FileEntry stat(FilePath path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(at(path), BasicFileAttributes.class);
        boolean folder = found.isDirectory();
        long size = folder ? children(path).size() : found.size();
        return new FileEntry(
                path,
                folder ? FileType.DIRECTORY : FileType.FILE,
                size,
                found.creationTime().toInstant(),
                found.lastModifiedTime().toInstant(),
                !folder && path.isPartial());
    }

    @Override
    public Stream<FileEntry> list(FilePath folder) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (FilePath child : children(folder)) {
            entries.add(stat(child));
        }
        return entries.stream();
    }

    private List<FilePath> children(FilePath folder) throws IOException {
        try (Stream<Path> names = Files.list(at(folder))) {
            return names.map(name -> folder.child(name.getFileName().toString()))
                    .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                    .toList();
        }
    }

    @Override
    public Content open(FilePath path) throws IOException {
        if (!Files.isRegularFile(at(path))) {
            throw new NoSuchFileException(path.toString());
        }
        return new ShelfFile(FileChannel.open(at(path), StandardOpenOption.READ));
    }

    @Override
    public PartialFile create(FilePath path, String origin) throws IOException {
        if (Files.exists(at(path))) {
            throw new FileAlreadyExistsException(path.toString());
        }
        return partial(path, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public Optional<PartialFile> reopen(FilePath path) throws IOException {
        return Files.exists(at(path.partial()))
                ? Optional.of(partial(path, StandardOpenOption.WRITE))
                : Optional.empty();
    }

    private PartialFile partial(FilePath path, StandardOpenOption how) throws IOException {
        FileChannel channel =
                FileChannel.open(at(path.partial()), StandardOpenOption.READ, StandardOpenOption.WRITE, how);
        return new ShelfPartial(channel, at(path.partial()), at(path));
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
