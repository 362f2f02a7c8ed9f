package org.tidewire.tox;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Message;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.FriendStatus;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.node.FriendView;
import org.tidewire.tox.node.NodeListener;
import org.tidewire.tox.transfer.ToxFriend;

/**
 * What the node tells, done in a household's time: services, notes and listeners are no matter of the node's thread. Of where a friend
 * is and what it shows only the latest counts, so one that changes a thousand times a second takes no more room than one that does so
 * once, and displaces nobody.
 */
final class Events implements NodeListener {
    /** Messages that may wait until it is known whose they are; who floods us loses the rest. */
    private static final int LIMIT = 4096;

    private final Household household;
    private final Map<PublicKey, ToxFriend> there = new ConcurrentHashMap<>();
    private final Map<PublicKey, Profile> shown = new ConcurrentHashMap<>();
    private final Set<PublicKey> moved = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();

    Events(Household household) {
        this.household = household;
    }

    @Override
    public void files(PublicKey friend, FriendFiles files) {
        there.put(friend, household.exchange().begin(friend.toString(), files));
    }

    @Override
    public void online(PublicKey friend) {
        moved(friend);
    }

    @Override
    public void offline(PublicKey friend) {
        there.remove(friend);
        moved(friend);
    }

    private void moved(PublicKey friend) {
        boolean news = moved.add(friend);
        if (news && !household.duties().run(() -> settle(friend))) {
            moved.remove(friend);
        }
    }

    /** Makes of a friend what it is by now. */
    private void settle(PublicKey friend) throws IOException {
        moved.remove(friend);
        ToxFriend present = there.get(friend);
        ConfiguredFriend known = household.roster().keyed(friend);
        if (known == null || present == null) {
            household.presences().offline(friend);
        } else {
            household.presences().online(known, present);
            place(friend);
        }
        if (known != null) {
            seen(friend);
            changed(known);
        }
    }

    @Override
    public void confirmed(PublicKey friend) {
        household.duties().run(() -> {
            FriendRecord record = household.notebook().record(friend);
            if (record != null) {
                household.notebook().note(record.withStatus(FriendStatus.CONFIRMED));
                household.save();
            }
        });
    }

    @Override
    public void profile(PublicKey friend, Profile profile) {
        boolean news = shown.put(friend, profile) == null;
        if (news && !household.duties().run(() -> note(friend, shown.remove(friend)))) {
            shown.remove(friend);
        }
    }

    private void note(PublicKey friend, Profile profile) {
        FriendRecord record = household.notebook().record(friend);
        if (record != null) {
            household.notebook().note(record.seen(profile, Instant.now().getEpochSecond()));
            household.save();
        }
    }

    @Override
    public void message(PublicKey friend, MessageKind kind, String text) {
        Instant now = Instant.now();
        boolean room = waiting.incrementAndGet() <= LIMIT;
        if (!room || !household.duties().run(() -> tell(friend, kind, text, now))) {
            waiting.decrementAndGet();
        }
    }

    private void tell(PublicKey friend, MessageKind kind, String text, Instant time) {
        waiting.decrementAndGet();
        ConfiguredFriend known = household.roster().keyed(friend);
        if (known != null) {
            Message message = new Message(known.name(), false, kind == MessageKind.ACTION, text, time);
            household.listeners().tell(listener -> listener.message(message));
        }
    }

    @Override
    public void requested(FriendRequest request) {
        Instant now = Instant.now();
        var told = new org.tidewire.friend.FriendRequest(request.key().toString(), request.message(), now);
        household.duties().run(() -> {
            household.desk().arrived(request.key(), now);
            household.listeners().tell(listener -> listener.requested(told));
        });
    }

    /** Notes where a friend is. */
    private void place(PublicKey friend) throws IOException {
        FriendView view = household.node().ask(asked -> asked.friend(friend));
        if (view != null && view.place() != null) {
            household.notebook().note(friend, view.place());
        }
    }

    private void seen(PublicKey friend) {
        FriendRecord record = household.notebook().record(friend);
        if (record != null) {
            note(friend, record.profile());
        }
    }

    private void changed(ConfiguredFriend friend) throws IOException {
        FriendInfo info = household.views().of(friend);
        household.listeners().tell(listener -> listener.changed(info));
    }
}
