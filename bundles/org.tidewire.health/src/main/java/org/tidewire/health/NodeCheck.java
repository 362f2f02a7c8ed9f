package org.tidewire.health;

import java.io.IOException;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.friend.NetworkInfo;

/** Whether the node has found its network, and how many friends are online. An installation without a node is healthy. */
@Component(property = {HealthCheck.NAME + "=Tidewire node", Tags.TIDEWIRE, HealthCheck.TAGS + "=node"})
public final class NodeCheck implements HealthCheck {
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
    public Result execute() {
        FriendNetwork now = network;
        Friends people = friends;
        if (now == null || people == null) {
            return new Result(Status.OK, "no node");
        }
        try {
            return judge(now.info(), people);
        } catch (IOException e) {
            return new Result(Status.TEMPORARILY_UNAVAILABLE, "the node does not answer: " + e.getMessage(), e);
        }
    }

    private static Result judge(NetworkInfo info, Friends people) throws IOException {
        long online = people.list().stream()
                .filter(each -> each.state() == FriendState.ONLINE)
                .count();
        String text = "nodes " + info.nodes() + ", relays " + info.relays() + ", friends online " + online;
        boolean alone = info.nodes() == 0 && info.relays() == 0 && online == 0;
        return new Result(alone ? Status.WARN : Status.OK, alone ? "the network was not found: " + text : text);
    }
}
