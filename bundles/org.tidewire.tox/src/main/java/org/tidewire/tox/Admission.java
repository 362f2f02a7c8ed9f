package org.tidewire.tox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

import org.osgi.service.log.Logger;
import org.tidewire.tox.identity.FriendRecord;
import org.tidewire.tox.identity.FriendStatus;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.node.Contact;

/** Makes those the node's friends who are configured to be. Belongs to the duties' thread. */
final class Admission {
    private final Members members;
    private final Roster roster;
    private final Notebook notebook;
    private final OpenNode node;
    private final Presences presences;
    private final AddressBook book;
    private final Logger log;

    Admission(
            Members members,
            Roster roster,
            Notebook notebook,
            OpenNode node,
            Presences presences,
            AddressBook book,
            Logger log) {
        this.members = members;
        this.roster = roster;
        this.notebook = notebook;
        this.node = node;
        this.presences = presences;
        this.book = book;
        this.log = log;
    }

    /** Takes a configured friend in, unless another one or we ourselves have its key. */
    void join(ConfiguredFriend friend) throws IOException {
        members.add(friend);
        settle();
        if (roster.named(friend.name()) != friend) {
            log.warn("The friend {} is not taken in: {}", friend.name(), members.objection(friend));
        }
    }

    /** Lets go of a friend; one whose configuration was replaced by another is not touched. */
    void leave(ConfiguredFriend friend) throws IOException {
        members.remove(friend);
        settle();
    }

    /** The roster is changed last: whoever waits for a name waits for the node. */
    private void settle() throws IOException {
        Set<ConfiguredFriend> wanted = members.counting();
        for (ConfiguredFriend former : roster.all()) {
            if (!wanted.contains(former)) {
                node.ask(owner -> {
                    owner.remove(former.key());
                    return former;
                });
                presences.offline(former.key());
            }
        }
        List<ConfiguredFriend> fresh = wanted.stream()
                .filter(friend -> roster.named(friend.name()) != friend)
                .toList();
        for (ConfiguredFriend friend : fresh) {
            admit(friend);
        }
        roster.become(wanted);
        fresh.stream().filter(Admission::isToBeLookedUp).forEach(book::open);
    }

    private static boolean isToBeLookedUp(ConfiguredFriend friend) {
        return friend.address() != null && friend.address().numeric().isEmpty();
    }

    private void admit(ConfiguredFriend friend) throws IOException {
        FriendRecord record = notebook.record(friend.key());
        if (record == null) {
            record = record(friend);
            notebook.note(record);
        }
        Contact contact =
                new Contact(friend.key(), request(friend, record), addresses(friend), notebook.place(friend.key()));
        node.ask(owner -> {
            owner.add(contact);
            return contact;
        });
    }

    /** What to ask with: what is configured, else what another program left unsaid; null if there is nothing to ask. */
    private static OutgoingRequest request(ConfiguredFriend friend, FriendRecord record) {
        if (record.status() == FriendStatus.CONFIRMED || record.status() == FriendStatus.ONLINE) {
            return null;
        }
        return friend.request() == null ? record.request() : friend.request();
    }

    private static FriendRecord record(ConfiguredFriend friend) {
        OutgoingRequest request = friend.request();
        return request == null
                ? FriendRecord.confirmed(friend.key())
                : new FriendRecord(friend.key(), FriendStatus.REQUESTED, request, Profile.EMPTY, 0);
    }

    /** Where the friend may be, as far as nobody need be asked. */
    private static List<InetSocketAddress> addresses(ConfiguredFriend friend) {
        return friend.address() == null
                ? List.of()
                : friend.address().numeric().stream().toList();
    }
}
