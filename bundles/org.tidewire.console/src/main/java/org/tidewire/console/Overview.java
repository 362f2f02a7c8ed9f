package org.tidewire.console;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Friends;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.Transfers;

/** Looks at everything the page shows; whatever is not there is shown as absent. May be used from any thread. */
@Component(service = Overview.class)
public final class Overview {
    /** How many transfers that live are shown, and how many friends. */
    static final int MOST = 1000;
    /** How many transfers that are over are shown, and how many that wait. */
    static final int SOME = 100;

    private final Stores stores;

    /** The engine; null while there is none. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Transfers transfers;

    /** The friends; null while there is no node. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Friends friends;

    /** Knows in which order files are offered; null while there is no policy. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ResumePolicy policy;

    /**
     * Looks at nothing yet.
     *
     * @param stores knows the backends
     */
    @Activate
    public Overview(@Reference Stores stores) {
        this.stores = stores;
    }

    /** Gives the engine; null while there is none. */
    Transfers engine() {
        return transfers;
    }

    /** Looks; waits for the node, milliseconds as a rule. */
    Snapshot now() {
        Transfers engine = transfers;
        Friends known = friends;
        List<FriendInfo> people = people(known);
        Names names = new Names(people);
        List<Transfer> all = engine == null ? List.of() : engine.list();
        List<Transfer> live =
                all.stream().filter(each -> !each.info().state().isFinal()).toList();
        Queue queue = queue(live.stream().map(Transfer::info).toList());
        return new Snapshot(
                engine != null,
                Bounded.of(live, MOST).map(each -> TransferRow.of(each, names)),
                Bounded.of(ended(all), SOME).map(each -> TransferRow.of(each, names)),
                Bounded.of(queue.waiting(), SOME).map(each -> QueueRow.of(each, names)),
                Bounded.of(queue.offers(), SOME).map(each -> QueueRow.of(each, names)),
                stores.all(live),
                known != null,
                Bounded.of(people, MOST));
    }

    private static List<FriendInfo> people(Friends known) {
        try {
            return known == null ? List.of() : known.list();
        } catch (IOException e) {
            return List.of(); // the node has just stopped
        }
    }

    private static List<Transfer> ended(List<Transfer> all) {
        return all.stream()
                .filter(each -> each.info().state().isFinal())
                .sorted(Comparator.comparing(Transfer::since)
                        .thenComparingLong(each -> each.info().number())
                        .reversed())
                .toList();
    }

    private Queue queue(List<TransferInfo> live) {
        ResumePolicy asked = policy;
        boolean ordered = asked != null && live.stream().anyMatch(Queue::isOffer);
        return Queue.of(live, ordered ? asked.all() : List.of());
    }
}
