package org.tidewire.tox.file;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of one direction by their numbers, 0 to 255.
 *
 * @param <F> what kind of files
 */
final class FileTable<F> {
    private static final int SIZE = 256;

    private final List<F> files = new ArrayList<>();
    private int next;

    FileTable() {
        for (int i = 0; i < SIZE; i++) {
            files.add(null);
        }
    }

    /** A number that no file has, -1 if there is none; the longest unused, since words about its last file may be on the way. */
    int free() {
        for (int i = 0; i < SIZE; i++) {
            int number = (next + i) % SIZE;
            if (files.get(number) == null) {
                next = (number + 1) % SIZE;
                return number;
            }
        }
        return -1;
    }

    /** The file of a number; null if there is none. */
    F get(int number) {
        return files.get(number);
    }

    void put(int number, F file) {
        files.set(number, file);
    }

    void remove(int number) {
        files.set(number, null);
    }

    /** The files there are, a copy. */
    List<F> all() {
        return files.stream().filter(file -> file != null).toList();
    }
}
