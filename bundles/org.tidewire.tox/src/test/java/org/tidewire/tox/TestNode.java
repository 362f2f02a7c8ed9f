package org.tidewire.tox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendRequest;
import org.tidewire.friend.FriendRequests;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;
import org.tidewire.friend.NetworkInfo;
import org.tidewire.tox.identity.ToxId;

/** A whole node on loopback with its configurations, which it keeps when it is closed and opened again. */
final class TestNode implements AutoCloseable, MessageListener {
    static final String FRIEND = "org.tidewire.tox.friend~";

    final FakeServices services = new FakeServices();
    final FakeAdmin admin = new FakeAdmin(this::joined, this::left);
    final Path identity;
    final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    final Queue<FriendRequest> requests = new ConcurrentLinkedQueue<>();
    final Queue<FriendInfo> changes = new ConcurrentLinkedQueue<>();
    private final Map<String, Object> config = new HashMap<>();
    private volatile ToxComponent component;

    TestNode(Path identity) {
        this.identity = identity;
        config.put("identity", identity.toString());
        config.put("onion", "zero-hops");
    }

    /** Sets a value of its configuration. */
    TestNode with(String key, Object value) {
        config.put(key, value);
        return this;
    }

    TestNode open() throws Exception {
        ToxComponent opening = new ToxComponent(services.context(), admin.service(), services.logger());
        opening.addListener(this);
        admin.replay(opening::addFriend);
        opening.open(Settings.of(FakeServices.config(NodeConfig.class, config)));
        component = opening;
        return this;
    }

    /** Gives the running node the configuration as it is now. */
    void reconfigure() throws IOException {
        component.modify(FakeServices.config(NodeConfig.class, config));
    }

    ToxComponent component() {
        return component;
    }

    private void joined(ConfiguredFriend friend) {
        if (component != null) {
            component.addFriend(friend);
        }
    }

    private void left(ConfiguredFriend friend) {
        if (component != null) {
            component.removeFriend(friend);
        }
    }

    Friends friends() {
        return services.get(Friends.class);
    }

    FriendRequests desk() {
        return services.get(FriendRequests.class);
    }

    FriendNetwork network() {
        return services.get(FriendNetwork.class);
    }

    String key() {
        return ToxId.parse(friends().id()).key().toString();
    }

    /** How a friend stands; null if there is none of that name. */
    FriendInfo friend(String name) throws IOException {
        return friends().list().stream()
                .filter(friend -> friend.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    boolean online(String name) throws IOException {
        FriendInfo friend = friend(name);
        return friend != null && friend.state() == FriendState.ONLINE;
    }

    /** Enters the network of another one. */
    void enter(TestNode other) throws IOException {
        NetworkInfo there = other.network().info();
        network().bootstrap(there.address(), there.port(), there.key());
    }

    @Override
    public void message(Message message) {
        messages.add(message);
        Await.changed();
    }

    @Override
    public void requested(FriendRequest request) {
        requests.add(request);
        Await.changed();
    }

    @Override
    public void changed(FriendInfo friend) {
        changes.add(friend);
        Await.changed();
    }

    /** Takes the node down, as when its configuration is deleted. */
    void stop() throws IOException {
        ToxComponent closing = component;
        component = null;
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        admin.close();
    }
}
