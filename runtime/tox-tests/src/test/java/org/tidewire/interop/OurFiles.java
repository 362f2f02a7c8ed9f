package org.tidewire.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.transfer.FileExchange;
import org.tidewire.tox.transfer.ToxFriend;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.TransferProtocol;
import org.tidewire.transfer.provider.tree.Tree;

/** The transfer engine of our peer, on a folder. Its words are those of theirs, with numbers of transfers for those of files. */
final class OurFiles implements TransferListener, AutoCloseable {
    private final Path folder;
    private final OurEvents events;
    private final TransferProtocol engine;
    private final FileExchange exchange;
    private final Map<PublicKey, ToxFriend> friends = new ConcurrentHashMap<>();
    private final ExecutorService presences = Executors.newSingleThreadExecutor();

    OurFiles(FileOptions options, OpenNode node, OurEvents events, Logger log) {
        this.folder = options.folder();
        this.events = events;
        Tree tree = Components.tree(Components.storage(folder, log), log);
        engine = Components.engine(options.engine(), tree, log, Components.rules(options.accepting()));
        if (options.journal() != null) {
            engine.addPolicy(Components.policy(options.journal(), tree, Map.of(), log));
        }
        exchange = new FileExchange(node, log);
        exchange.use(engine);
        engine.addListener(exchange);
        engine.addListener(this);
    }

    void arrives(PublicKey key, FriendFiles files) {
        ToxFriend friend = exchange.begin(key.toString(), files);
        friends.put(key, friend);
        presences.execute(() -> engine.addFriend(friend, Map.of(Friend.ID, key.toString())));
    }

    void goes(PublicKey key) {
        ToxFriend friend = friends.remove(key);
        presences.execute(() -> engine.removeFriend(friend, Map.of(Friend.ID, key.toString())));
    }

    /** Obeys one command; false if there is none of this name. */
    boolean obey(List<String> words) throws IOException {
        switch (words.get(0)) {
            case "offer" -> offer(words.get(1), Long.parseLong(words.get(2)), words.get(3));
            case "folder" -> folder(words.get(1), words.get(2));
            case "stream" -> stream(words.get(1), Long.parseLong(words.get(2)), words.get(3));
            case "resume" -> transfer(words).control(FileControl.RESUME, Side.OURS);
            case "pause" -> transfer(words).control(FileControl.PAUSE, Side.OURS);
            case "cancel" -> transfer(words).control(FileControl.CANCEL, Side.OURS);
            case "seek" -> transfer(words).seek(Long.parseLong(words.get(3)));
            case "reach" -> reach(transfer(words), Long.parseLong(words.get(3)));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Waits until so many bytes are through; ours alone. */
    private static void reach(Transfer transfer, long position) throws IOException {
        try {
            synchronized (transfer) {
                while (transfer.info().position() < position) {
                    transfer.wait(10);
                }
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted before " + position, e);
        }
    }

    private Transfer transfer(List<String> words) throws IOException {
        long number = Long.parseLong(words.get(2));
        for (Transfer transfer : engine.list()) {
            if (transfer.info().number() == number) {
                return transfer;
            }
        }
        throw new IOException("there is no transfer " + number);
    }

    /** Makes a file of the pattern and offers it. */
    private void offer(String friend, long size, String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            Pattern.write(out, size);
        }
        Transfer transfer = engine.send(friend, FilePath.ROOT.child(name), FileKind.DATA);
        events.tell("offered", friend, transfer.info().number(), id(transfer.info()));
    }

    /** Offers all files of a folder; ours alone. */
    private void folder(String friend, String name) throws IOException {
        int files = engine.sendFolder(friend, FilePath.ROOT.child(name)).size();
        events.tell("sends", friend, files);
    }

    /** Offers as many bytes of the pattern without saying how many. */
    private void stream(String friend, long length, String name) throws IOException {
        FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, name, FileOffer.STREAMING);
        Transfer transfer = engine.send(friend, offer, new PatternContent(length));
        events.tell("offered", friend, transfer.info().number());
    }

    @Override
    public void offered(Transfer transfer) {
        TransferInfo info = transfer.info();
        events.tell("offer", info.peer().name(), info.number(), info.kind(), info.size(), info.name(), id(info));
    }

    private static String id(TransferInfo info) {
        return info.id().hex().toUpperCase(Locale.ROOT);
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        if (after.state() == TransferState.RUNNING && before.state() == TransferState.QUEUED) {
            events.tell("moves", id(after), before.position());
        }
        if (before.state() != after.state()) {
            events.tell("transfer", after.number(), after.state(), after.position(), after.reason());
        }
    }

    @Override
    public void close() {
        exchange.leave(engine);
        exchange.close();
        presences.shutdown();
        engine.close();
    }
}
