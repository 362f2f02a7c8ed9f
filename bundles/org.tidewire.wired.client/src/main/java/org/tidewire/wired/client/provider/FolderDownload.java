package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Fetches a folder with all that is in it, folder by folder by LIST, which every server has. */
final class FolderDownload {
    private final Wire wire;
    private final Crew crew;
    private final Done progress;
    private final LeftOut leftOut = new LeftOut();
    private final List<Path> folders = new ArrayList<>();

    FolderDownload(Wire wire, Crew crew, Done progress) {
        this.wire = wire;
        this.crew = crew;
        this.progress = progress;
    }

    void run(FilePath remote, Path local) throws IOException {
        folder(remote, local);
        crew.finish();
        for (Path each : folders) {
            Folders.force(each);
        }
        leftOut.report(remote + " was fetched");
    }

    private void folder(FilePath remote, Path local) throws IOException {
        if (!Files.isDirectory(local)) {
            if (Files.exists(local)) {
                throw new FileAlreadyExistsException(local.toString(), null, "a file has the name of a folder");
            }
            Files.createDirectory(local);
        }
        folders.add(local);
        Listing listing = wire.requests().list(remote);
        listing.refused().forEach(name -> leftOut.add(name, "no name for a file here"));
        for (FileEntry entry : listing.entries()) {
            child(entry, local);
        }
    }

    private void child(FileEntry entry, Path folder) throws IOException {
        FilePath path = entry.path();
        if (progress.has(path)) {
            return;
        }
        if (Origin.isReserved(path.name())) {
            leftOut.add(path.toString(), "an unfinished transfer");
            return;
        }
        String name = path.toString();
        Path local = local(folder, path.name());
        if (local == null) {
            leftOut.add(name, "no name for a file here");
            return;
        }
        if (entry.type() == FileType.FILE) {
            boolean empty = entry.size() == 0;
            crew.give(own -> leftOut.tryTo(name, () -> new Download(own, path, local, progress).run(empty)));
        } else {
            leftOut.tryTo(name, () -> folder(path, local));
        }
    }

    /** A name that {@link FilePath} has checked, which may be none on this system; null then, or if it leads elsewhere. */
    private static Path local(Path folder, String name) {
        try {
            Path own = folder.getFileSystem().getPath(name);
            return own.getRoot() == null && own.getNameCount() == 1 ? folder.resolve(own) : null;
        } catch (InvalidPathException e) {
            return null; // letters that its encoding has not, or what another system allows
        }
    }
}
