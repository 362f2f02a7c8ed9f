package org.tidewire.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Content;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

/** A policy that is only a list. */
final class FakePolicy implements ResumePolicy {
    final List<TransferInfo> saved = new ArrayList<>();
    boolean broken;

    @Override
    public void forget(TransferInfo transfer) throws IOException {
        if (broken) {
            throw new IOException("the disk is read-only");
        }
        saved.remove(transfer);
    }

    @Override
    public List<TransferInfo> all() {
        return List.copyOf(saved);
    }

    @Override
    public Optional<TransferInfo> recall(String friend, FileId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position(TransferInfo transfer, Content held) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remember(TransferInfo transfer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TransferInfo> unfinished(String friend) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void first(TransferInfo transfer) {
        throw new UnsupportedOperationException();
    }
}
