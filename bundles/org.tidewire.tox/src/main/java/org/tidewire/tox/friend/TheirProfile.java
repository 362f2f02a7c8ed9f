package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Text;
import org.tidewire.tox.identity.UserStatus;

/** What the friend has shown so far. */
final class TheirProfile {
    private final Set<Integer> shown = new HashSet<>();
    private Profile profile = Profile.EMPTY;

    Profile now() {
        return profile;
    }

    /**
     * Takes packet 48, 49 or 50 in; false if it is malformed or changes nothing. The first of each is a change even if it shows
     * nothing, because the friend may have shown something in an earlier session.
     */
    boolean received(int id, ByteBuffer data) {
        Profile next = read(id, data);
        if (next == null || (!shown.add(id) && next.equals(profile))) {
            return false;
        }
        profile = next;
        return true;
    }

    private Profile read(int id, ByteBuffer data) {
        if (id == PacketId.NAME) {
            return data.remaining() > Profile.NAME ? null : profile.withName(Text.line(data));
        }
        if (id == PacketId.STATUS_MESSAGE) {
            return data.remaining() > Profile.STATUS_MESSAGE ? null : profile.withStatusMessage(Text.line(data));
        }
        UserStatus status = data.remaining() == 1 ? UserStatus.of(data.get() & 0xff) : null;
        return status == null ? null : profile.withStatus(status);
    }
}
