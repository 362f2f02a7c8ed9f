package org.tidewire.wired.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;

/**
 * The door of both ports: turns away before TLS who has too many connections or is kept out. It knows sources and never
 * accounts, so nobody can lock somebody else out by guessing at his password. May be used from any thread.
 */
final class Gate {
    /** How many connections a source has, and whether the log says that more are refused. */
    private record Crowd(int size, boolean told) {}

    private final Supplier<GateRules> rules;
    private final Logger log;
    private final Penalties penalties; // guarded by this
    private final Map<Source, Crowd> crowds = new HashMap<>(); // guarded by this; as many at most as connections

    /**
     * Opens the door.
     *
     * @param rules gives those of the moment
     * @param clock nanoseconds since any moment
     */
    Gate(Supplier<GateRules> rules, LongSupplier clock, Logger log) {
        this.rules = rules;
        this.log = log;
        penalties = new Penalties(clock);
    }

    /**
     * Lets a connection in, or not.
     *
     * @param known asked if the source is kept out: whether somebody there has logged in, whom that must not harm
     * @return the visit, which must {@link #leave}; empty if the connection is refused
     */
    Optional<Visit> admit(InetAddress from, BooleanSupplier known) {
        Visit visit = new Visit(from, rules.get().exempts(from));
        if (visit.isExempt()) {
            return Optional.of(visit);
        }
        boolean out = keepsOut(visit) && !known.getAsBoolean();
        return !out && enter(visit.source()) ? Optional.of(visit) : Optional.empty();
    }

    /** Tells whether a visitor is kept out, be it since he came in. */
    synchronized boolean keepsOut(Visit visit) {
        return !visit.isExempt() && !penalties.left(visit.source()).isZero();
    }

    /** Penalises where a visitor calls from; the log says once when that keeps him out. */
    void offend(Visit visit, Offence offence) {
        if (!rules.get().penalties() || visit.isExempt()) {
            return;
        }
        Duration left = Duration.ZERO;
        synchronized (this) {
            if (penalties.add(visit.source(), offence.penalty())) {
                left = penalties.left(visit.source());
            }
        }
        if (!left.isZero()) {
            log.info("{} is kept out for {} s or more: {}.", visit.source(), left.toSeconds(), offence);
        }
    }

    /** Ends a visit that came to nothing. */
    void leave(Visit visit) {
        leave(visit, Offence.NO_LOGIN);
    }

    /** Ends a visit by a fault. */
    void leave(Visit visit, IOException fault) {
        leave(visit, fault instanceof SocketTimeoutException ? Offence.TOO_LATE : Offence.NO_LOGIN);
    }

    private void leave(Visit visit, Offence offence) {
        if (!visit.isExempt()) {
            exit(visit.source());
        }
        if (!visit.isWelcome()) {
            offend(visit, offence);
        }
    }

    private boolean enter(Source source) {
        int most = rules.get().perSource();
        boolean tell = false;
        boolean full = false;
        synchronized (this) {
            Crowd crowd = crowds.getOrDefault(source, new Crowd(0, false));
            full = most > 0 && crowd.size() >= most;
            tell = full && !crowd.told();
            crowds.put(source, new Crowd(crowd.size() + (full ? 0 : 1), full || crowd.told()));
        }
        if (tell) {
            log.info("{} has {} connections; more from there are closed.", source, most);
        }
        return !full;
    }

    private synchronized void exit(Source source) {
        crowds.computeIfPresent(
                source, (from, crowd) -> crowd.size() == 1 ? null : new Crowd(crowd.size() - 1, crowd.told()));
    }
}
