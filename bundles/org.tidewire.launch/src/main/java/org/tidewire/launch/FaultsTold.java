package org.tidewire.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which faults have been told, the last few of them. Not thread-safe. */
final class FaultsTold {
    /** How many are remembered; of more than that some may be told twice. */
    static final int MOST = 256;

    private final Map<String, String> last = new LinkedHashMap<>();

    /**
     * Notes a fault.
     *
     * @param what has it
     * @param reason the fault
     * @return whether it is new
     */
    boolean add(String what, String reason) {
        boolean added = !reason.equals(last.remove(what));
        last.put(what, reason);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
        return added;
    }

    /**
     * Notes a fault that a configuration file has. A file that has changed since, or was gone, is told anew, for somebody has
     * tried again.
     *
     * @param location its URL, as File Install notes it
     * @param reason the fault
     * @return whether it is new; false as well if the file is gone, and with it the fault
     */
    boolean addFile(String location, String reason) {
        try {
            Path file = Path.of(URI.create(location));
            return add(location, Files.getLastModifiedTime(file) + " " + reason);
        } catch (IOException | IllegalArgumentException e) {
            last.remove(location); // it was taken away, and is looked up one last time
            return false;
        }
    }
}
