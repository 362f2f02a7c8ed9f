package org.tidewire.tox;

import java.io.IOException;
import java.util.Map;

import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Writes and deletes the configurations that friends are. May be used from any thread. */
final class FriendConfigurations {
    /** What stands in the configuration of a friend who need not be asked. */
    static final String NO_MESSAGE = "";

    private final ConfigurationAdmin admin;
    private final Roster roster;

    FriendConfigurations(ConfigurationAdmin admin, Roster roster) {
        this.admin = admin;
        this.roster = roster;
    }

    /** Makes a friend, and waits until the node has taken it in. */
    void create(String name, String id, String address, String message) throws IOException {
        Configuration configuration = admin.getFactoryConfiguration(FriendConfig.PID, name, "?");
        if (configuration.getProperties() != null) {
            throw new IOException("there is a configuration of the name " + name
                    + " already, which the node has refused; the log tells why");
        }
        configuration.update(FrameworkUtil.asDictionary(
                Map.of(FriendConfig.TOX_ID, id, FriendConfig.ADDRESS, address, FriendConfig.MESSAGE, message)));
        try {
            await(name, true);
        } catch (IOException e) {
            configuration.delete();
            throw e;
        }
    }

    /** Deletes a friend, and waits until the node has let go of it. */
    void delete(ConfiguredFriend friend) throws IOException {
        if (!friend.file().isEmpty()) {
            throw new IOException(friend.name() + " is configured in " + friend.file() + ": delete that file");
        }
        admin.getConfiguration(friend.pid(), "?").delete();
        await(friend.name(), false);
    }

    private void await(String name, boolean there) throws IOException {
        try {
            if (!roster.await(name, there)) {
                throw new IOException("the node did not " + (there ? "take in " : "let go of ") + name
                        + " in time; the log may tell why");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the configuration of " + name + " took effect", e);
        }
    }
}
