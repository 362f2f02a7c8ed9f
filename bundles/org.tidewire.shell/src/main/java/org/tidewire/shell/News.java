package org.tidewire.shell;

import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendRequest;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;

/**
 * Shows people in their shells what friends say, who comes and goes, and who wants to become a friend, as it happens. It
 * shows on a thread of its own, since a terminal may stand still for as long as its owner likes.
 */
@Component(service = MessageListener.class, immediate = true)
public final class News implements MessageListener {
    private static final long TURN_MILLIS = 1000;

    private final Audience audience;
    private final RequestNumbers numbers;
    private final Headlines headlines = new Headlines();
    private final ScheduledExecutorService thread;
    private boolean turning; // used on the thread only

    /**
     * Begins to listen.
     *
     * @param audience the people
     * @param numbers numbers friend requests
     */
    @Activate
    public News(@Reference Audience audience, @Reference RequestNumbers numbers) {
        this.audience = audience;
        this.numbers = numbers;
        // What comes after the end is not shown to anybody.
        thread = new ScheduledThreadPoolExecutor(1, News::thread, new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Shows nothing from now on. */
    @Deactivate
    public void deactivate() {
        thread.shutdownNow();
    }

    @Override
    public void message(Message message) {
        tell(Topic.messages(message.friend()), () -> Units.clock(message.time()) + " " + Text.spoken(message));
    }

    @Override
    public void requested(FriendRequest request) {
        tell(Topic.REQUESTS, () -> {
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
            tell(Topic.changes(friend.name()), () -> Units.clock(now) + " " + friend.name() + how);
        }
    }

    private void tell(Topic topic, Supplier<String> line) {
        if (headlines.add(topic, line)) {
            thread.execute(this::show);
        }
    }

    // What is only counted came in a turn that something shown has begun, so its end is under way.
    private void show() {
        headlines.take().forEach(line -> audience.show(line.get()));
        if (!turning) {
            turning = true;
            thread.schedule(this::turn, TURN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void turn() {
        turning = false;
        if (headlines.turn()) {
            show();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tidewire-news");
        thread.setDaemon(true);
        return thread;
    }
}
