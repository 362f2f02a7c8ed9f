package org.tidewire.storage.file;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What a {@link Disk} says of a file or directory. */
record DiskAttributes(Object fileKey) implements BasicFileAttributes {
    private static final FileTime BEGINNING = FileTime.fromMillis(0);

    @Override
    public FileTime lastModifiedTime() {
        return BEGINNING;
    }

    @Override
    public FileTime lastAccessTime() {
        return BEGINNING;
    }

    @Override
    public FileTime creationTime() {
        return BEGINNING;
    }

    @Override
    public boolean isRegularFile() {
        return fileKey instanceof DiskFile;
    }

    @Override
    public boolean isDirectory() {
        return fileKey instanceof DiskDirectory;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return fileKey instanceof DiskFile file ? file.bytes().length : 0;
    }
}
