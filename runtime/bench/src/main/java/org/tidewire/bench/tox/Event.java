package org.tidewire.bench.tox;

import java.util.List;

/**
 * What a peer told.
 *
 * @param at when it came, in nanoseconds of {@link System#nanoTime}
 * @param words the parts of its line
 */
record Event(long at, List<String> words) {
    String word(int index) {
        return words.get(index);
    }

    boolean beginsWith(List<String> wanted) {
        return words.size() >= wanted.size() && words.subList(0, wanted.size()).equals(wanted);
    }
}
