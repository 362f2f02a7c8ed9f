package org.tidewire.tox.transfer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.tidewire.tox.file.FileWire;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.link.Hold;

/** A wire to nobody that notes what is said; may be looked at from any thread. */
final class TestWire implements FileWire {
    final ByteArrayOutputStream data = new ByteArrayOutputStream();
    volatile boolean acknowledges = true;
    private final List<String> said = new ArrayList<>();
    private final AtomicLong receipt = new AtomicLong();

    private synchronized boolean say(String what) {
        said.add(what);
        notifyAll();
        return true;
    }

    synchronized List<String> said() {
        return List.copyOf(said);
    }

    void await(String what) throws InterruptedException {
        await(what, 1);
    }

    /** Waits until something was said that many times. */
    synchronized void await(String what, int times) throws InterruptedException {
        while (said.stream().filter(what::equals).count() < times) {
            wait();
        }
    }

    /** How many pieces of files were sent. */
    long pieces() {
        return receipt.get();
    }

    int bytes() {
        return data.size();
    }

    @Override
    public boolean send(FileRequestPacket packet) {
        return say("offer " + packet.number() + " " + packet.text());
    }

    @Override
    public boolean send(FileControlPacket packet) {
        return say(packet.kind() + " " + packet.role() + " " + packet.number());
    }

    @Override
    public long send(FileDataPacket packet) {
        while (packet.data().hasRemaining()) {
            data.write(packet.data().get());
        }
        return receipt.getAndIncrement();
    }

    @Override
    public int room() {
        return 16;
    }

    @Override
    public boolean acknowledged(long asked) {
        return acknowledges;
    }

    @Override
    public Hold hold() {
        say("hold");
        return () -> say("release");
    }

    @Override
    public void kill() {
        say("killed");
    }
}
