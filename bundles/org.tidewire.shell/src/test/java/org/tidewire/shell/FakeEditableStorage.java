package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Map;
import java.util.TreeMap;

import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** A small tree whose single files and folders can be edited. */
final class FakeEditableStorage extends FakeStorage implements EditableStorage {
    final Map<FilePath, String> comments = new TreeMap<>();
    RuntimeException refusal; // of every edit

    private void require() {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public void delete(FilePath path) throws IOException {
        require();
        stat(path);
        files.remove(path);
        folders.remove(path);
    }

    @Override
    public void move(FilePath from, FilePath to) throws IOException {
        require();
        stat(from);
        if (files.containsKey(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        files.put(to, files.remove(from));
    }

    @Override
    public void changeType(FilePath folder, FileType type) throws IOException {
        require();
        stat(folder);
        folders.put(folder, type);
    }

    @Override
    public String comment(FilePath path) throws IOException {
        stat(path);
        return comments.getOrDefault(path, "");
    }

    @Override
    public void comment(FilePath path, String text) throws IOException {
        require();
        stat(path);
        comments.put(path, text);
    }
}
