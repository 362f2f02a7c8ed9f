package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.WiredException;

/** Sends a folder with all that is in it; symbolic links are left out, since they may lead anywhere. */
final class FolderUpload {
    private final Wire wire;
    private final Crew crew;
    private final Done progress;
    private final LeftOut leftOut = new LeftOut();

    FolderUpload(Wire wire, Crew crew, Done progress) {
        this.wire = wire;
        this.crew = crew;
        this.progress = progress;
    }

    void run(Path local, FilePath remote) throws IOException {
        folder(local, remote);
        crew.finish();
        leftOut.report(local + " was sent");
    }

    private void folder(Path local, FilePath remote) throws IOException {
        create(remote);
        for (Path each : children(local)) {
            child(each, remote);
        }
    }

    private void child(Path local, FilePath folder) throws IOException {
        String name = local.getFileName().toString();
        FilePath remote;
        try {
            remote = folder.child(name);
        } catch (IllegalArgumentException e) {
            leftOut.add(Entries.shown(local.toString()), String.valueOf(e.getMessage()));
            return;
        }
        if (progress.has(remote)) {
            return;
        }
        if (Origin.isReserved(name)) {
            leftOut.add(local.toString(), "an unfinished transfer");
        } else if (Files.isDirectory(local, LinkOption.NOFOLLOW_LINKS)) {
            leftOut.tryTo(local.toString(), () -> folder(local, remote));
        } else if (Files.isRegularFile(local, LinkOption.NOFOLLOW_LINKS)) {
            crew.give(own -> leftOut.tryTo(local.toString(), () -> new Upload(own, local, remote, progress).run()));
        } else {
            leftOut.add(local.toString(), Files.isSymbolicLink(local) ? "a symbolic link" : "neither file nor folder");
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(children::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(children);
        return children;
    }

    /** Makes a folder there. It may exist; then one who may not make folders may still put into it. */
    private void create(FilePath folder) throws IOException {
        if (folder.isRoot()) {
            return;
        }
        try {
            wire.requests().createFolder(folder);
        } catch (WiredException e) {
            boolean exists = e.reply() == ErrorReply.FILE_OR_DIRECTORY_EXISTS;
            if (!exists && (e.reply() != ErrorReply.PERMISSION_DENIED || !isFolder(folder))) {
                throw e;
            }
        }
    }

    private boolean isFolder(FilePath path) throws IOException {
        try {
            return wire.requests().stat(path).entry().type() != FileType.FILE;
        } catch (WiredException e) {
            return false; // the caller throws what FOLDER was refused with
        }
    }
}
