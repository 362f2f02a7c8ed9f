package org.tidewire.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Tells what will become of what is remembered, as of one moment, in words. It looks at files, and changes nothing. */
final class Forecast {
    private final Names names;
    private final Map<String, TransferInfo> live; // by what a policy calls it, since there may be thousands
    private final Shelf shelf;

    /**
     * Looks at the moment.
     *
     * @param names what we call friends, and who of them is online
     * @param live the transfers that are not over
     * @param shelf holds sources and partials
     */
    Forecast(Names names, List<Transfer> live, Shelf shelf) {
        this.names = names;
        this.live = live.stream()
                .map(Transfer::info)
                .collect(Collectors.toMap(Remembered::key, Function.identity(), (one, other) -> other));
        this.shelf = shelf;
    }

    /**
     * Tells what happens next to something.
     *
     * @param saved what is remembered
     * @return the same with bytes held and words
     */
    Resumable of(TransferInfo saved) {
        return new Resumable(saved, names.of(saved.peer()), held(saved), next(saved));
    }

    private long held(TransferInfo saved) {
        try {
            return saved.direction() == Direction.INCOMING
                    ? shelf.size(saved.path().partial())
                    : Shelf.NONE;
        } catch (IOException | IllegalArgumentException e) {
            return Shelf.NONE; // the words beside it say what is wrong
        }
    }

    private String next(TransferInfo saved) {
        TransferInfo now = live.get(Remembered.key(saved));
        if (now != null && now.state() != TransferState.OFFERED) {
            return "under way: transfer " + now.number() + " is " + Layouts.lower(now.state());
        }
        try {
            return saved.direction() == Direction.OUTGOING ? offer(saved, now != null) : arrival(saved);
        } catch (IOException | IllegalArgumentException e) {
            return "cannot be told: " + Attempt.sentence(e);
        }
    }

    private String offer(TransferInfo saved, boolean waits) throws IOException {
        String fault = fault(saved);
        if (!fault.isEmpty()) {
            return "not offered any more: " + fault;
        }
        String name = names.of(saved.peer());
        if (names.isStranger(saved.peer())) {
            return "not offered: " + name + " is no friend any more";
        }
        if (!names.isOnline(saved.peer())) {
            return "offered when " + name + " comes online";
        }
        return waits ? "on offer now: " + name + " has to accept" : "offered when " + name + " comes online again";
    }

    private String fault(TransferInfo saved) throws IOException {
        long there = shelf.size(saved.path());
        if (there == Shelf.NONE) {
            return "the source is gone";
        }
        return there == saved.size() ? "" : "the source has another size";
    }

    private String arrival(TransferInfo saved) throws IOException {
        String when =
                " when " + names.of(saved.peer()) + (names.isFriend(saved.peer()) ? " offers" : " sends") + " it again";
        long held = shelf.size(saved.path().partial());
        if (held == Shelf.NONE) {
            return shelf.size(saved.path()) == saved.size()
                    ? "nothing is left to do: the whole file is there"
                    : begins(saved, when) + ": what arrived is gone";
        }
        if (held > saved.size()) {
            return begins(saved, when) + ": more is held than the file has";
        }
        if (held == saved.size()) {
            return "finished" + when + ": all of it is held";
        }
        return held == 0 ? "begins at 0" + when + ": nothing is held" : "goes on at " + Units.size(held) + when;
    }

    /** Without its partial a friend's file is a new one, which somebody has to accept; an upload simply begins. */
    private String begins(TransferInfo saved, String when) {
        return (names.isFriend(saved.peer()) ? "asks you again" : "begins at 0") + when;
    }
}
