package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.account.AccountLimits;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;
import org.tidewire.transfer.provider.tree.Tree;

/** The transfer protocol as a service: takes in what comes and goes, and hands every wish to where it belongs. */
@Component(service = Transfers.class, configurationPid = TransferConfig.PID)
@Designate(ocd = TransferConfig.class)
public final class TransferProtocol implements Transfers {
    private final Engine engine;
    private final Requests requests;
    private final Offers offers;
    private final Tree tree;

    /**
     * Starts the engine; nothing waits yet.
     *
     * @param config limits
     * @param tree all storage; this engine alone is told what leaves it
     * @param log for what an operator should know
     * @param rules which offers are accepted without a person
     * @throws IllegalArgumentException if a limit is out of range
     */
    @Activate
    public TransferProtocol(
            TransferConfig config,
            @Reference Tree tree,
            @Reference(service = LoggerFactory.class) Logger log,
            @Reference AcceptRules rules) {
        this(config, tree, log, Time.SYSTEM, rules);
    }

    TransferProtocol(TransferConfig config, Tree tree, Logger log, Time time, AcceptRules rules) {
        Limits limits = Limits.of(config);
        this.tree = tree;
        engine = new Engine(limits, tree, log, time);
        requests = new Requests(engine);
        offers = new Offers(engine, limits.receiveFolder());
        engine.events().last(new Acceptance(engine, rules));
        tree.root(limits.root());
        tree.use(engine.exchange());
    }

    /** Does something after listeners have heard all there is; for tests. */
    void afterEvents(Runnable task) {
        engine.events().then(task);
    }

    /** Does something after all that was to be done later; for tests. */
    void later(Runnable task) {
        engine.later(task);
    }

    /**
     * Goes by another configuration from now on, as does all that begins after this. What runs goes on, at other speeds
     * within a quarter of a second; who has a slot keeps it.
     *
     * @param config limits
     * @throws IllegalArgumentException if a limit is out of range; the old configuration stays in force
     */
    @Modified
    public void modify(TransferConfig config) {
        Limits limits = Limits.of(config);
        engine.limit(limits);
        offers.receiveInto(limits.receiveFolder());
        tree.root(limits.root());
    }

    /** Interrupts every transfer; what arrived stays in storage. */
    @Deactivate
    public void close() {
        engine.close();
    }

    /**
     * Remembers by a policy from now on. Every friend's live transfer is remembered again, and so are uploads that have
     * begun; what it knows of is listed, and offered to every friend that is online; all soon, on the engine's own thread.
     *
     * @param policy the best one there is
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addPolicy(ResumePolicy policy) {
        engine.memory().use(policy);
        offers.remembered();
    }

    /**
     * Lets go of a policy: it is not asked any more when this returns. No transfer notices.
     *
     * @param policy the one that leaves, or was outranked
     */
    public void removePolicy(ResumePolicy policy) {
        engine.leave(policy);
    }

    /**
     * A friend came online.
     *
     * @param friend the friend
     * @param properties with {@link Friend#ID}
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFriend(Friend friend, Map<String, Object> properties) {
        offers.online(String.valueOf(properties.get(Friend.ID)), friend);
    }

    /**
     * A friend went offline: its transfers are INTERRUPTED.
     *
     * @param friend the friend
     * @param properties with {@link Friend#ID}
     */
    public void removeFriend(Friend friend, Map<String, Object> properties) {
        offers.offline(String.valueOf(properties.get(Friend.ID)), friend);
    }

    /**
     * Tells a listener from now on.
     *
     * @param listener the listener
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(TransferListener listener) {
        engine.events().add(listener);
    }

    /**
     * Tells a listener no more.
     *
     * @param listener the listener
     */
    public void removeListener(TransferListener listener) {
        engine.events().remove(listener);
    }

    @Override
    public Transfer send(String friend, FilePath source, FileKind kind) throws IOException {
        return offers.send(friend, source, kind);
    }

    @Override
    public Transfer send(String friend, FileOffer offer, Content data) throws IOException {
        return offers.send(friend, offer, data);
    }

    @Override
    public Transfer receive(Friend friend, String id, FileOffer offer) throws IOException {
        return offers.receive(friend, id, offer);
    }

    @Override
    public Transfer download(Peer peer, Supplier<AccountLimits> limits, FilePath source, long offset)
            throws IOException {
        return requests.download(peer, limits, source, offset);
    }

    @Override
    public Transfer upload(Peer peer, Supplier<AccountLimits> limits, FilePath target, long size, Checksum sum)
            throws IOException {
        return requests.upload(peer, limits, target, size, sum);
    }

    @Override
    public Optional<Transfer> claim(String key, String place) {
        return requests.claim(key, place);
    }

    @Override
    public List<Transfer> list() {
        return List.copyOf(engine.register().all());
    }

    @Override
    public List<Transfer> sendFolder(String friend, FilePath folder) throws IOException {
        return List.copyOf(offers.sendFolder(friend, folder));
    }

    @Override
    public void forget(String friend) {
        offers.forget(friend);
    }
}
