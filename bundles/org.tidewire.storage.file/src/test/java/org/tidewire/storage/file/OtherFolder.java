package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A folder that does as another one does; tests change what they need. */
class OtherFolder extends Folder {
    final Folder folder;

    OtherFolder(Folder folder) {
        this.folder = folder;
    }

    @Override
    void force() throws IOException {
        folder.force();
    }

    @Override
    void move(String name, Folder target, String targetName) throws IOException {
        folder.move(name, target instanceof OtherFolder other ? other.folder : target, targetName);
    }

    @Override
    Folder folder(String name) throws IOException {
        return folder.folder(name);
    }

    @Override
    BasicFileAttributes attributes(String name) throws IOException {
        return folder.attributes(name);
    }

    @Override
    FileChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        return folder.channel(name, options);
    }

    @Override
    void delete(String name) throws IOException {
        folder.delete(name);
    }

    @Override
    void deleteFolder(String name) throws IOException {
        folder.deleteFolder(name);
    }

    @Override
    DirectoryStream<Path> entries() throws IOException {
        return folder.entries();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
