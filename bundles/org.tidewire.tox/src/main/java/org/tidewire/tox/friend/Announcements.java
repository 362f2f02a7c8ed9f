package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Packets of which only the newest of each id counts. They wait here for as long as the link takes none, so that a full link
 * costs no name and no sign of life, and a flood from the friend brings about no more than one of each.
 */
final class Announcements {
    private final FriendLink link;
    private final Map<Integer, byte[]> waiting = new LinkedHashMap<>();

    Announcements(FriendLink link) {
        this.link = link;
    }

    void put(int id, byte[] body) {
        waiting.put(id, body);
    }

    /** Sends as many as the link takes, in the order they came in. */
    void flush() {
        Iterator<Map.Entry<Integer, byte[]>> entries = waiting.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Integer, byte[]> entry = entries.next();
            if (link.send(entry.getKey(), ByteBuffer.wrap(entry.getValue())) < 0) {
                return;
            }
            entries.remove();
        }
    }
}
