package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.client.Progress;

/** Fetches a folder with all that is in it, folder by folder by LIST, which every server has. */
final class FolderDownload {
    private final Wire wire;
    private final Progress progress;
    private final LeftOut leftOut = new LeftOut();

    FolderDownload(Wire wire, Progress progress) {
        this.wire = wire;
        this.progress = progress;
    }

    void run(FilePath remote, Path local) throws IOException {
        folder(remote, local);
        leftOut.report(remote + " was fetched");
    }

    private void folder(FilePath remote, Path local) throws IOException {
        if (!Files.isDirectory(local)) {
            if (Files.exists(local)) {
                throw new FileAlreadyExistsException(local.toString(), null, "a file has the name of a folder");
            }
            Files.createDirectory(local);
        }
        Listing listing = wire.requests().list(remote);
        listing.refused().forEach(name -> leftOut.add(name, "no name for a file here"));
        for (FileEntry entry : listing.entries()) {
            child(entry, local);
        }
        Folders.force(local);
    }

    private void child(FileEntry entry, Path folder) throws IOException {
        FilePath path = entry.path();
        if (Origin.isReserved(path.name())) {
            leftOut.add(path.toString(), "an unfinished transfer");
            return;
        }
        Path local = folder.resolve(path.name()); // one name, which FilePath has checked
        leftOut.tryTo(path.toString(), () -> {
            if (entry.type() == FileType.FILE) {
                new Download(wire, path, local, progress).run(wire.requests().stat(path));
            } else {
                folder(path, local);
            }
        });
    }
}
