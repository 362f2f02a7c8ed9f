package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names durable. */
final class Folders {
    private Folders() {}

    /** Forces a folder's names to disk, where a system lets one open folders. */
    static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Tells the folder a path lies in, also if the path is a mere name. */
    static Path of(Path path) {
        return path.toAbsolutePath().getParent();
    }
}
