package org.tidewire.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.transfer.TransferInfo;

/** In which order things are remembered. Immutable. */
final class Places {
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Counts.
     *
     * @param remembered what is remembered, in order
     */
    Places(List<TransferInfo> remembered) {
        remembered.forEach(each -> places.putIfAbsent(Remembered.key(each), places.size()));
    }

    /**
     * Tells a place.
     *
     * @param info a transfer
     * @return its place from 0; behind all others if it is not remembered
     */
    int of(TransferInfo info) {
        return places.getOrDefault(Remembered.key(info), Integer.MAX_VALUE);
    }
}
