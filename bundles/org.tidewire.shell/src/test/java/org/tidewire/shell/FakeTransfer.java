package org.tidewire.shell;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A transfer that notes what is said to it; refuses whatever it is told to once it is over. */
final class FakeTransfer implements Transfer {
    final List<String> said = new ArrayList<>();
    final TransferInfo info;
    Instant since = FakeFriends.TIME;
    long rate;
    String storage = "";
    TransferException refusal; // of a target, or of going first

    FakeTransfer(TransferInfo info) {
        this.info = info;
    }

    @Override
    public TransferInfo info() {
        return info;
    }

    @Override
    public Optional<String> key() {
        return Optional.empty();
    }

    @Override
    public void control(FileControl control, Side by) throws TransferException {
        if (info.state().isFinal()) {
            throw new TransferException(TransferException.Reason.DENIED, "the transfer is over");
        }
        if (control == FileControl.RESUME
                && info.state() != TransferState.PAUSED
                && info.state() != TransferState.OFFERED) {
            throw new TransferException(TransferException.Reason.NOT_PAUSED, "the transfer is not paused");
        }
        said.add(by + " " + control);
    }

    @Override
    public void seek(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer chunk, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(ByteBuffer chunk, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnected(String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public long rate() {
        return rate;
    }

    @Override
    public String storage() {
        return storage;
    }

    @Override
    public void target(FilePath path) throws TransferException {
        note("TARGET " + path);
    }

    @Override
    public void first() throws TransferException {
        note("FIRST");
    }

    @Override
    public void finish() {
        throw new UnsupportedOperationException();
    }

    private void note(String what) throws TransferException {
        if (refusal != null) {
            throw refusal;
        }
        said.add(what);
    }
}
