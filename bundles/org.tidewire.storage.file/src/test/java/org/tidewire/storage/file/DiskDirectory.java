package org.tidewire.storage.file;

import java.util.LinkedHashMap;
import java.util.Map;

/** A directory of {@link Disk}: the names that everybody sees, and those that are durable; of files and directories. */
final class DiskDirectory {
    Map<String, Object> names = new LinkedHashMap<>();
    Map<String, Object> durable = new LinkedHashMap<>();

    static void set(Map<String, Object> names, String name, Object what) {
        if (what == null) {
            names.remove(name);
        } else {
            names.put(name, what);
        }
    }
}
