package org.tidewire.bench.tox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.tidewire.bench.Wiring;
import org.tidewire.storage.Storage;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.transfer.FileExchange;
import org.tidewire.tox.transfer.ToxFriend;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.TransferProtocol;

/** The engine of a peer: accepts whatever is offered, and tells how long it took from there to its commit. One file at a time. */
final class Intake implements TransferListener, Closeable {
    private final Path folder; // null: nowhere
    private final Consumer<String> events;
    private final TransferProtocol engine;
    private final FileExchange exchange;
    private final ExecutorService presences = Executors.newSingleThreadExecutor();
    private long begun;
    private double cpu;

    Intake(OpenNode node, Path folder, Consumer<String> events) {
        this.folder = folder;
        this.events = events;
        engine = (TransferProtocol) Wiring.engine(Wiring.tree(folder == null ? new Nowhere() : storage(folder)));
        exchange = new FileExchange(node, Wiring.log());
        exchange.use(engine);
        engine.addListener(exchange);
        engine.addListener(this);
    }

    static Storage storage(Path folder) {
        return (Storage)
                Wiring.make("org.tidewire.storage.file.FileStorage", Map.of("root", folder.toString()), Wiring.log());
    }

    void arrives(PublicKey key, FriendFiles files) {
        ToxFriend friend = exchange.begin(key.toString(), files);
        presences.execute(() -> engine.addFriend(friend, Map.of(Friend.ID, key.toString())));
    }

    @Override
    public void offered(Transfer transfer) {
        try {
            transfer.control(FileControl.RESUME, Side.OURS);
        } catch (IOException e) {
            events.accept("error\t" + e);
        }
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        if (before.state() == after.state()) {
            return;
        }
        if (after.state() == TransferState.RUNNING) {
            begun = System.nanoTime();
            cpu = MadeUpFile.processor();
        } else if (after.state().isFinal()) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            double used = MadeUpFile.processor() - cpu;
            events.accept("received\t" + after.peer().name() + "\t0\t" + after.position() + "\t" + seconds + "\t" + used
                    + "\t" + (isWhole(after) ? "whole" : after.state() + " " + after.reason()));
        }
    }

    /** Looks at what lies there, which must be what a peer makes up, and makes room for the next. */
    private boolean isWhole(TransferInfo info) {
        if (folder == null || info.state() != TransferState.COMPLETED) {
            return info.state() == TransferState.COMPLETED;
        }
        Path file = folder.resolve(info.path().toString().substring(1));
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            long position = 0;
            int different = 0;
            for (int length = in.read(block); length > 0; length = in.read(block)) {
                for (int i = 0; i < length; i++) {
                    different |= block[i] ^ MadeUpFile.byteAt((int) position++);
                }
            }
            Files.delete(file);
            return different == 0 && position == info.size();
        } catch (IOException e) {
            events.accept("error\t" + e);
            return false;
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
