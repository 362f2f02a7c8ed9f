package org.tidewire.transfer.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * The sends that are remembered and wait for their friend: each is a live transfer, so that a person sees it and can
 * cancel it or put it first. What is remembered is asked on the memory's thread alone.
 */
final class Backlog {
    private final Engine engine;
    private final Set<LiveTransfer> kept = ConcurrentHashMap.newKeySet();
    private final Set<FileId> pending = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();

    Backlog(Engine engine) {
        this.engine = engine;
    }

    /** Notes one that is remembered and waits. */
    void keep(LiveTransfer transfer) {
        kept.add(transfer);
        if (transfer.info().state().isFinal()) {
            kept.remove(transfer); // looked at last: whoever ends it meanwhile removes it, or is seen
        }
    }

    /** Notes that one waits no more, or that nobody remembers it, which is known. */
    void left(LiveTransfer transfer) {
        kept.remove(transfer);
    }

    /** Keeps one from being listed: it is remembered with others, and nobody is to see them before all are. */
    void hide(FileId id) {
        pending.add(id);
    }

    void show(FileId id) {
        pending.remove(id);
    }

    /** Lists what waits, soon, and once for all that ask for it. */
    void due() {
        if (due.compareAndSet(false, true)) {
            engine.memory().later(() -> {
                due.set(false);
                list();
            });
        }
    }

    /** Makes a live transfer of each send that is remembered and has none. */
    void list() {
        Map<String, List<TransferInfo>> saved = new HashMap<>();
        for (TransferInfo each : engine.memory().records().sends().orElse(List.of())) {
            saved.computeIfAbsent(each.peer().name(), friend -> new ArrayList<>())
                    .add(each);
        }
        saved.forEach(this::live);
    }

    /** Gives the live transfers of what is remembered for a friend, in order; makes those that are missing. */
    List<LiveTransfer> live(String friend, List<TransferInfo> saved) {
        Set<FileId> hidden = Set.copyOf(pending); // before the live ones: what is shown lives already
        Map<FileId, LiveTransfer> live = new HashMap<>();
        for (LiveTransfer each : engine.register().live(friend)) {
            if (each.parties().isSend()) {
                live.put(each.info().id(), each);
            }
        }
        List<LiveTransfer> all = new ArrayList<>();
        for (TransferInfo each : saved) {
            LiveTransfer there = live.get(each.id());
            if (there != null) {
                all.add(there);
            } else if (!hidden.contains(each.id()) && !engine.memory().owes(each)) {
                all.add(restored(each));
            }
        }
        return all;
    }

    private LiveTransfer restored(TransferInfo saved) {
        FileOffer offer = new FileOffer(saved.id(), saved.kind(), saved.name(), saved.size());
        Subject subject = Subject.offered(
                engine.register().nextNumber(), Direction.OUTGOING, saved.peer().name(), offer, saved.path());
        Source source = new Source(saved.path(), saved.size());
        LiveTransfer transfer = engine.make(subject, TransferState.OFFERED, 0, source, Wire.ABSENT);
        engine.announce(transfer);
        keep(transfer);
        if (engine.memory().owes(saved)) {
            transfer.cancel(); // somebody cancelled the one that was cut off, and did not see this one yet
        }
        return transfer;
    }

    /** Ends what waits and is remembered no more: the policy lets nothing wait for ever. */
    void check() {
        check(List.copyOf(kept));
    }

    /** Ends what waits for a friend and is remembered no more; what the policy has just given is. */
    void check(String friend, Set<LiveTransfer> unchanged) {
        check(engine.register().live(friend).stream()
                .filter(each -> kept.contains(each) && !unchanged.contains(each))
                .toList());
    }

    private void check(List<LiveTransfer> all) {
        List<LiveTransfer> waiting =
                all.stream().filter(each -> each.friend() == Wire.ABSENT).toList();
        if (waiting.isEmpty() || !engine.memory().isIntroduced()) {
            return;
        }
        Optional<List<TransferInfo>> saved = engine.memory().records().sends();
        if (saved.isPresent() && engine.memory().isIntroduced()) {
            Set<Debts.Key> known = new HashSet<>();
            saved.get().forEach(each -> known.add(Debts.key(each)));
            waiting.stream()
                    .filter(each -> !known.contains(Debts.key(each.info())))
                    .forEach(each -> each.fail("it waited too long for its friend, or its file is not what it was;"
                            + " it is remembered no more"));
        }
    }
}
