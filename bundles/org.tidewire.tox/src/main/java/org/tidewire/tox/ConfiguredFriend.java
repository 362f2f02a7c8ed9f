package org.tidewire.tox;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.identity.OutgoingRequest;
import org.tidewire.tox.identity.ToxId;

/** A friend from configuration; the node of this bundle finds it as a service. Its values never change. */
@Component(
        service = ConfiguredFriend.class,
        immediate = true,
        configurationPid = FriendConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FriendConfig.class, factory = true)
public final class ConfiguredFriend {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String FROM_FILE = "felix.fileinstall.filename";

    private final String name;
    private final String pid;
    private final String file;
    private final PublicKey key;
    private final OutgoingRequest request;
    private final HostPort address;
    private volatile Consumer<ConfiguredFriend> deletion = deleted -> {};

    /**
     * Checks the configuration.
     *
     * @param config who
     * @param properties the same as it was written, with its PID
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    @Activate
    public ConfiguredFriend(FriendConfig config, Map<String, Object> properties) {
        this.pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        this.name = checkedName(pid.substring(pid.lastIndexOf('~') + 1));
        this.file = properties.get(FROM_FILE) instanceof String from ? from : "";
        this.key = key(config.tox_id());
        this.request = request(config.tox_id(), config.message());
        this.address = address(config.address());
    }

    /** Tells somebody, and nobody else, if the configuration is deleted; after the service is gone. */
    void onDeletion(Consumer<ConfiguredFriend> told) {
        deletion = told;
    }

    /** Ends. Only a deleted configuration ends the friendship: one that changes, or a bundle that stops, does not. */
    @Deactivate
    void end(int reason) {
        if (reason == ComponentConstants.DEACTIVATION_REASON_CONFIGURATION_DELETED) {
            deletion.accept(this);
        }
    }

    /** Refuses what is no friend's name. */
    static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a friend's name is 1 to 64 of letters, digits, '.', '_' and '-', not '" + name + "'");
        }
        return name;
    }

    /** The key of a Tox ID, or a key itself. */
    static PublicKey key(String id) {
        String hex = id.strip();
        if (hex.length() == 2 * PublicKey.SIZE) {
            return PublicKey.parse(hex);
        }
        try {
            return ToxId.parse(hex).key();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FriendConfig.TOX_ID + ": " + e.getMessage(), e);
        }
    }

    /** What to ask with; null for a mere key, since a request needs the rest of the Tox ID. */
    static OutgoingRequest request(String id, String message) {
        String hex = id.strip();
        if (hex.length() == 2 * PublicKey.SIZE) {
            return null;
        }
        try {
            return new OutgoingRequest(ToxId.parse(hex).nospam(), message);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FriendConfig.MESSAGE + ": " + e.getMessage(), e);
        }
    }

    /** A place; null if there is none. */
    static HostPort address(String address) {
        try {
            return address.isBlank() ? null : HostPort.parse(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FriendConfig.ADDRESS + ": " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    /** The configuration's PID. */
    String pid() {
        return pid;
    }

    /** The file that the configuration comes from and goes with; empty if there is none. */
    String file() {
        return file;
    }

    PublicKey key() {
        return key;
    }

    /** What to ask with; null if there is nothing to ask. */
    OutgoingRequest request() {
        return request;
    }

    /** Where the friend may be; null if nobody knows. */
    HostPort address() {
        return address;
    }
}
