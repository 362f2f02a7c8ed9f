package org.tidewire.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.ToDoubleFunction;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.NetworkInfo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Friends, and how the node stands in its network. All NaN while there is no node, or it has just stopped, or hangs. */
@Component(service = NodeMeters.class)
public final class NodeMeters implements Meters {
    /** The node's network; null while there is no node. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile FriendNetwork network;

    /** The friends; null while there is no node. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Friends friends;

    private final ExecutorService threads = Question.threads("tidewire-metrics-node");
    private final Question<FriendNetwork, NetworkInfo> info;
    private final Question<Friends, List<FriendInfo>> people;

    /** Measures nothing yet. */
    @Activate
    public NodeMeters() {
        this(Duration.ofSeconds(1));
    }

    NodeMeters(Duration patience) {
        info = new Question<>(FriendNetwork::info, threads, patience);
        people = new Question<>(Friends::list, threads, patience);
    }

    /** Asks no node any more. */
    @Deactivate
    public void stop() {
        threads.shutdown();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (FriendState state : FriendState.values()) {
            Gauge.builder("tidewire.friends", this, node -> node.count(state))
                    .description("Friends, by how they stand to us")
                    .tag("state", Flow.label(state))
                    .register(registry);
        }
        gauge(registry, "tidewire.node.neighbours", "Nodes near ours that are known", NetworkInfo::nodes);
        gauge(registry, "tidewire.node.relays", "TCP relays the node is connected to", NetworkInfo::relays);
        gauge(
                registry,
                "tidewire.node.announced",
                "Whether friends can find the node by its id",
                info -> info.announced() ? 1 : 0);
    }

    private void gauge(MeterRegistry registry, String name, String text, ToDoubleFunction<NetworkInfo> value) {
        Gauge.builder(name, this, node -> node.ask(value)).description(text).register(registry);
    }

    private double count(FriendState state) {
        return people.figure(
                friends,
                all -> all.stream().filter(each -> each.state() == state).count());
    }

    private double ask(ToDoubleFunction<NetworkInfo> value) {
        return info.figure(network, value);
    }
}
