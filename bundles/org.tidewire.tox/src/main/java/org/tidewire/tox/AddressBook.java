package org.tidewire.tox;

import java.io.IOException;
import java.net.InetSocketAddress;

import org.osgi.service.log.Logger;
import org.tidewire.tox.crypto.PublicKey;

/**
 * Looks up the hosts where friends are configured to be, where a silent name server holds up nothing else. A host that is not
 * known is asked for again and again: ours may have started before its network.
 */
final class AddressBook {
    /** Milliseconds until a host that is not known is asked for again. */
    static final long PAUSE = 60_000;

    /** Says which address a host has. */
    interface NameService {
        InetSocketAddress resolve(HostPort place) throws IOException;
    }

    /** Is told where a friend may be. */
    interface Reader {
        void expect(PublicKey friend, InetSocketAddress address) throws IOException;
    }

    private final Roster roster;
    private final NameService names;
    private final Reader reader;
    private final Duties lookups;
    private final long pause;
    private final Logger log;

    /** A book of those in the roster; the pause is in milliseconds. */
    AddressBook(Roster roster, NameService names, Reader reader, Duties lookups, long pause, Logger log) {
        this.roster = roster;
        this.names = names;
        this.reader = reader;
        this.lookups = lookups;
        this.pause = pause;
        this.log = log;
    }

    /** Looks up, soon, where a friend of the roster is configured to be by name. */
    void open(ConfiguredFriend friend) {
        lookups.run(() -> lookUp(friend, true));
    }

    private void lookUp(ConfiguredFriend friend, boolean first) throws IOException {
        if (roster.named(friend.name()) != friend) {
            return; // let go meanwhile, or configured otherwise
        }
        InetSocketAddress address;
        try {
            address = names.resolve(friend.address());
        } catch (IOException e) {
            tell(friend, first, e);
            lookups.later(pause, () -> lookUp(friend, false));
            return;
        }
        reader.expect(friend.key(), address);
    }

    private void tell(ConfiguredFriend friend, boolean first, IOException fault) {
        if (first) {
            log.warn("{} is looked for in the network alone for now: {}", friend.name(), fault.getMessage(), fault);
        } else {
            log.debug("{}: {}", friend.name(), fault.getMessage(), fault);
        }
    }
}
