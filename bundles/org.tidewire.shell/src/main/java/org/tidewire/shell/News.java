package org.tidewire.shell;

import java.time.Instant;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendRequest;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;

/** Tells people in their shells what friends say, who comes and goes, and who wants to become a friend, as it happens. */
@Component(service = MessageListener.class, immediate = true)
public final class News implements MessageListener {
    private final Bulletin bulletin;
    private final RequestNumbers numbers;

    /**
     * Begins to listen.
     *
     * @param bulletin shows it
     * @param numbers numbers friend requests
     */
    @Activate
    public News(@Reference Bulletin bulletin, @Reference RequestNumbers numbers) {
        this.bulletin = bulletin;
        this.numbers = numbers;
    }

    @Override
    public void message(Message message) {
        bulletin.tell(Topic.messages(message.friend()), () -> Units.clock(message.time()) + " " + Text.spoken(message));
    }

    @Override
    public void requested(FriendRequest request) {
        bulletin.tell(Topic.REQUESTS, () -> {
            int number = numbers.of(request).number();
            return Units.clock(request.received()) + " friend request " + number + ", see tox:requests: "
                    + Text.line(request.message());
        });
    }

    @Override
    public void changed(FriendInfo friend) {
        if (friend.state() != FriendState.REQUESTED) {
            Instant now = Instant.now();
            String how = friend.state() == FriendState.ONLINE ? " is online" : " is offline";
            bulletin.tell(Topic.changes(friend.name()), () -> Units.clock(now) + " " + friend.name() + how);
        }
    }
}
