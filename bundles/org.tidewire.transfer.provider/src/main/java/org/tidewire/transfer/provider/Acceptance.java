package org.tidewire.transfer.provider;

import java.io.IOException;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * Accepts by rule what friends offer, as a person would. Told after all other listeners, so they have heard of an offer before it
 * is accepted; and in order, so an offer is looked at after all that ended before it. What waits for storage is done later.
 */
final class Acceptance implements TransferListener {
    private final Engine engine;
    private final AcceptRules rules;
    private final Done done = new Done();

    Acceptance(Engine engine, AcceptRules rules) {
        this.engine = engine;
        this.rules = rules;
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        boolean ended = after.state() == TransferState.COMPLETED || after.state() == TransferState.CANCELLED;
        boolean friends = after.peer().place().isEmpty(); // a Wired id is good for one transfer anyway
        if (ended && friends && after.direction() == Direction.INCOMING) {
            done.add(after);
        }
    }

    @Override
    public void offered(Transfer transfer) {
        TransferInfo info = transfer.info();
        if (done.has(info)) {
            engine.log().info("{} was over before under its id; whether it comes again is for a person.", info.name());
        } else if (info.size() != 0 || !isAvatar(info)) { // nothing to keep: the friend has no avatar
            engine.later(() -> take(transfer));
        }
    }

    private static boolean isAvatar(TransferInfo info) {
        return info.kind() == FileKind.AVATAR;
    }

    private void take(Transfer transfer) {
        TransferInfo info = transfer.info();
        try {
            AcceptRule rule = rules.first(info);
            if (rule != null) {
                put(transfer, rule.folder());
                transfer.control(FileControl.RESUME, Side.OURS);
            }
        } catch (IOException e) {
            tell(transfer.info(), e);
        }
    }

    private void tell(TransferInfo info, IOException fault) {
        if (info.state() == TransferState.OFFERED) {
            engine.log()
                    .warn("{} waits for a person, no rule can accept it: {}", info.name(), Course.text(fault), fault);
        } else {
            engine.log().debug("{}: somebody was faster than a rule", info.name(), fault);
        }
    }

    private void put(Transfer transfer, FilePath folder) throws IOException {
        if (folder != null) {
            new ReceiveFolder(folder).make(engine.storage());
            transfer.target(folder);
        }
    }
}
