package org.tidewire.interop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.node.NodeListener;

/** Tells what happens in our node, in the words of theirs. Thread-safe. */
final class OurEvents implements NodeListener {
    private final PrintStream lines =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private volatile OurFiles files; // null while files are refused

    void exchange(OurFiles exchange) {
        files = exchange;
    }

    @Override
    public void files(PublicKey friend, FriendFiles theirs) {
        if (files != null) {
            files.arrives(friend, theirs);
        }
    }

    void tell(Object... words) {
        lines.println(Line.of(List.of(words).stream().map(Object::toString).toList()));
    }

    @Override
    public void online(PublicKey friend) {
        tell("online", friend);
    }

    @Override
    public void offline(PublicKey friend) {
        if (files != null) {
            files.goes(friend);
        }
        tell("offline", friend);
    }

    /** Tells all three, whichever is new. */
    @Override
    public void profile(PublicKey friend, Profile shown) {
        tell("name", friend, shown.name());
        tell("about", friend, shown.statusMessage());
        tell("status", friend, shown.status().number());
    }

    @Override
    public void message(PublicKey friend, MessageKind kind, String text) {
        tell(kind == MessageKind.ACTION ? "action" : "message", friend, text);
    }

    @Override
    public void requested(FriendRequest request) {
        tell("request", request.key(), request.message());
    }

    @Override
    public void confirmed(PublicKey friend) {
        tell("confirmed", friend);
    }
}
