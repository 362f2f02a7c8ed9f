package org.tidewire.tox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Places;
import org.tidewire.tox.identity.Savedata;

/**
 * What the node remembers between two runs: who has become a friend, what they showed, where they were, and nodes of the
 * network. May be used from any thread.
 */
final class Notebook {
    private final IdentityFile file;
    private final Places places;
    private final Map<PublicKey, FriendRecord> records = new LinkedHashMap<>();
    private final Map<PublicKey, Node> seen;
    private Savedata savedata;
    private boolean changed;
    private boolean moved;

    Notebook(IdentityFile file, Savedata savedata, Places places) throws IOException {
        this.file = file;
        this.savedata = savedata;
        this.places = places;
        this.seen = new LinkedHashMap<>(places.read());
        savedata.friends().forEach(record -> records.put(record.key(), record));
    }

    /** What is remembered of somebody; null if nothing. */
    synchronized FriendRecord record(PublicKey key) {
        return records.get(key);
    }

    /** All whom the identity knows, friends at present or not. */
    synchronized List<FriendRecord> records() {
        return List.copyOf(records.values());
    }

    /** Where somebody was last; null if nobody knows. */
    synchronized Node place(PublicKey key) {
        return seen.get(key);
    }

    synchronized void note(FriendRecord record) {
        changed |= !record.equals(records.put(record.key(), record));
    }

    synchronized void note(PublicKey key, Node place) {
        moved |= !place.equals(seen.put(key, place));
    }

    synchronized void forget(PublicKey key) {
        changed |= records.remove(key) != null;
        moved |= seen.remove(key) != null;
    }

    synchronized void nodes(List<Node> nodes) {
        if (!nodes.isEmpty()) {
            savedata = savedata.withNodes(
                    nodes.stream().map(node -> new PackedNode(node, false)).toList());
            changed = true;
        }
    }

    /** Writes what has changed. */
    synchronized void save() throws IOException {
        if (changed) {
            savedata = savedata.withFriends(List.copyOf(records.values()));
            file.save(savedata);
            changed = false;
        }
        if (moved) {
            places.write(seen);
            moved = false;
        }
    }
}
