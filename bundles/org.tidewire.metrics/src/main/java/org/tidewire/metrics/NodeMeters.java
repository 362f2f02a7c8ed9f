package org.tidewire.metrics;

import java.io.IOException;
import java.util.function.ToDoubleFunction;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.NetworkInfo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Friends, and how the node stands in its network. All NaN while there is no node, or it has just stopped. */
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
        Friends now = friends;
        try {
            return now == null
                    ? Double.NaN
                    : now.list().stream().filter(each -> each.state() == state).count();
        } catch (IOException e) {
            return Double.NaN; // it has just stopped
        }
    }

    private double ask(ToDoubleFunction<NetworkInfo> value) {
        FriendNetwork now = network;
        try {
            return now == null ? Double.NaN : value.applyAsDouble(now.info());
        } catch (IOException e) {
            return Double.NaN; // it has just stopped
        }
    }
}
