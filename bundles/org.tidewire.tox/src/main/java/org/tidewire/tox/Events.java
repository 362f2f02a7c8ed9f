package org.tidewire.tox;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

/** What the node tells, done in a household's time: services, notes and listeners are no matter of the node's thread. */
final class Events implements NodeListener {
    /** Messages that may wait until it is known whose they are; who floods us loses the rest. */
    private static final int LIMIT = 4096;

    private final Household household;
    private final Map<PublicKey, ToxFriend> arriving = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Events(Household household) {
        this.household = household;
    }

    @Override
    public void files(PublicKey friend, FriendFiles files) {
        arriving.put(friend, household.exchange().begin(friend.toString(), files));
    }

    @Override
    public void online(PublicKey friend) {
        ToxFriend there = arriving.remove(friend);
        household.duties().run(() -> {
            ConfiguredFriend known = household.roster().keyed(friend);
            if (known != null) {
                household.presences().online(known, there);
                noted(friend);
                changed(known);
            }
        });
    }

    @Override
    public void offline(PublicKey friend) {
        household.duties().run(() -> {
            household.presences().offline(friend);
            ConfiguredFriend known = household.roster().keyed(friend);
            if (known != null) {
                seen(friend);
                changed(known);
            }
        });
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
    public void profile(PublicKey friend, Profile shown) {
        household.duties().run(() -> {
            FriendRecord record = household.notebook().record(friend);
            if (record != null) {
                household.notebook().note(record.seen(shown, Instant.now().getEpochSecond()));
                household.save();
            }
        });
    }

    @Override
    public void message(PublicKey friend, MessageKind kind, String text) {
        Instant now = Instant.now();
        if (waiting.incrementAndGet() > LIMIT) {
            waiting.decrementAndGet();
            return;
        }
        household.duties().run(() -> {
            waiting.decrementAndGet();
            ConfiguredFriend known = household.roster().keyed(friend);
            if (known != null) {
                Message message = new Message(known.name(), false, kind == MessageKind.ACTION, text, now);
                household.listeners().tell(listener -> listener.message(message));
            }
        });
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

    /** Notes that a friend is there, and where. */
    private void noted(PublicKey friend) throws IOException {
        seen(friend);
        FriendView view = household.node().ask(asked -> asked.friend(friend));
        if (view != null && view.place() != null) {
            household.notebook().note(friend, view.place());
        }
    }

    private void seen(PublicKey friend) {
        FriendRecord record = household.notebook().record(friend);
        if (record != null) {
            household
                    .notebook()
                    .note(record.seen(record.profile(), Instant.now().getEpochSecond()));
            household.save();
        }
    }

    private void changed(ConfiguredFriend friend) throws IOException {
        FriendInfo info = household.views().of(friend);
        household.listeners().tell(listener -> listener.changed(info));
    }
}
