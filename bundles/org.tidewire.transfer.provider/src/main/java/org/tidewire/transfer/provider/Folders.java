package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferState;

/** Sends whole folders: all of their files, or none. */
final class Folders {
    private final Engine engine;
    private final Sends sends;

    Folders(Engine engine, Sends sends) {
        this.engine = engine;
        this.sends = sends;
    }

    /**
     * Remembers all, and only then lets anybody see the first. What waits in a line is offered in its order.
     *
     * @throws IOException if one of them cannot be remembered; all are forgotten then
     */
    List<LiveTransfer> remember(String id, FilePath folder) throws IOException {
        List<LiveTransfer> all = make(id, folder, FolderSend.MOST, Wire.ABSENT);
        all.forEach(each -> sends.backlog().hide(each.info().id()));
        int policies = engine.memory().times();
        try {
            for (LiveTransfer each : all) {
                engine.memory().remember(each.info());
            }
        } catch (IOException e) {
            all.forEach(each -> engine.memory().forget(each.info())); // and before they may be listed
            all.forEach(each -> sends.backlog().show(each.info().id()));
            throw new IOException("nothing is offered, for it could not be remembered: " + Course.text(e), e);
        }
        for (LiveTransfer each : all) {
            engine.announce(each);
            sends.backlog().show(each.info().id());
        }
        if (engine.memory().times() != policies) { // one came meanwhile, and was told only of what lived
            all.forEach(each -> engine.memory().touch(each.info()));
        }
        sends.join(all);
        return all;
    }

    /**
     * Offers all at once to a friend that is there, for nobody would remember what had to wait.
     *
     * @throws IOException if there are more than it can take, or it cannot be told; none goes on then
     */
    List<LiveTransfer> offer(String id, Friend friend, FilePath folder) throws IOException {
        List<LiveTransfer> all = make(id, folder, Sends.MOST - sends.onOffer(id), friend);
        try {
            for (LiveTransfer each : all) {
                sends.first(each, friend);
            }
        } catch (IOException e) {
            all.forEach(each -> each.disconnected("the folder could not be offered as a whole"));
            throw e;
        }
        return all;
    }

    private List<LiveTransfer> make(String id, FilePath folder, int most, Friend friend) throws IOException {
        List<LiveTransfer> all = new ArrayList<>();
        for (FolderSend.Item item : FolderSend.walk(engine.storage(), folder, most)) {
            FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, item.name(), item.size());
            Subject subject =
                    Subject.offered(engine.register().nextNumber(), Direction.OUTGOING, id, offer, item.path());
            Source source = new Source(item.path(), item.size());
            all.add(engine.make(subject, TransferState.OFFERED, 0, source, friend));
        }
        return all;
    }
}
