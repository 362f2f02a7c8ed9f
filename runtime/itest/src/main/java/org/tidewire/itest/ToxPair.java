package org.tidewire.itest;

import java.util.List;
import java.util.Map;

import org.osgi.framework.Bundle;
import org.tidewire.friend.Friends;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfers;

/** Two Tox nodes in this container that are friends over UDP. One engine serves both, and takes what either is offered. */
final class ToxPair implements AutoCloseable {
    private final Installation installation;
    private final Bundle other;
    private final ToxPeer ours;
    private final ToxPeer theirs;

    /** Makes the nodes, and a friendship; what is accepted goes to the folder {@code In}. */
    ToxPair(Installation installation) throws Exception {
        this.installation = installation;
        other = ToxPeer.install();
        Configurations configurations = installation.configurations();
        configurations.set(
                "org.tidewire.resume.tox",
                Map.of("directory", installation.home().resolve("journal").toString()));
        configurations.set("org.tidewire.transfer.accept~all", Map.of("friend", "*", "folder", "/In"));
        Container.service(ResumePolicy.class);
        ours = new ToxPeer(configurations, ToxPeer.NODE, installation.home().resolve("ours.tox"));
        theirs = new ToxPeer(configurations, ToxPeer.OTHER, installation.home().resolve("theirs.tox"));
        ours.befriend(theirs);
        theirs.befriend(ours);
        awaitFriends(true);
    }

    /** The product's own node. */
    ToxPeer ours() {
        return ours;
    }

    /** The other node. */
    ToxPeer theirs() {
        return theirs;
    }

    /** Lets both send and receive so many bytes a second at most; 0 for any number. */
    void speed(long speed) throws Exception {
        installation
                .configurations()
                .set("org.tidewire.transfer", Map.of("download.speed", speed, "upload.speed", speed));
    }

    /** Waits until each sees the other, or neither does. */
    void awaitFriends(boolean there) throws Exception {
        for (ToxPeer each : List.of(ours, theirs)) {
            Await.until(
                    "friends are " + (there ? "online" : "offline"),
                    () -> Container.has(Friend.class, "(" + Friend.ID + "=" + each.key() + ")") == there);
        }
    }

    /** Ends the product, which is configured no more, and the other node. */
    @Override
    public void close() throws Exception {
        Container.bundle(ToxPeer.NODE).start();
        Container.service(Transfers.class).forget(theirs.key());
        Container.service(Transfers.class).forget(ours.key());
        installation.close();
        other.uninstall();
        Await.until("no node", () -> !Container.has(Friends.class, null));
        Await.until("no policy", () -> !Container.has(ResumePolicy.class, null));
    }
}
