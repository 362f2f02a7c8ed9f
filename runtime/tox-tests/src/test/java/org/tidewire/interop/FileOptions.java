package org.tidewire.interop;

import java.nio.file.Path;
import java.util.Map;

/**
 * What our peer does with files.
 *
 * @param folder {@code -d}: where files come from and go to
 * @param journal {@code -j}: the directory of what is unfinished; null to remember nothing; ours alone
 * @param speed {@code -r}: bytes per second each way, 0 for any speed
 * @param accepting {@code -a}: takes every file it is offered, by a rule
 * @param single {@code -1}: sends and receives a friend's files one after the other; ours alone
 */
record FileOptions(Path folder, Path journal, long speed, boolean accepting, boolean single) {
    /** As the engine is configured. */
    Map<String, Object> engine() {
        int most = single ? 1 : 256;
        return Map.of("download.speed", speed, "upload.speed", speed, "friend.sends", most, "friend.receives", most);
    }
}
