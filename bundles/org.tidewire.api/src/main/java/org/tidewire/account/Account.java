package org.tidewire.account;

import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;
import org.tidewire.storage.FilePath;

/**
 * Somebody who may log in. A service, one for each account, with the property {@link #NAME}; of two with one name the
 * higher ranked counts. Methods may be called from any thread.
 *
 * <p>What the methods tell may change at any time. Whoever changes it sets the service's properties again, the same ones
 * will do: listeners then ask anew, and tell those who are logged in (Wired 1.1, 602).
 */
@ConsumerType
public interface Account {
    /** Service property: the login, a non-empty string. */
    String NAME = "account.name";

    /** Service property, for a person: the group that decides what the account may do; missing if there is none. */
    String GROUP = "account.group";

    /**
     * Tells whether a password is the right one; takes as long for a wrong one as for the right one.
     *
     * @param password as the client sends it: for Wired the lower-case hex SHA-1 of the password's UTF-8 bytes, or the
     *     empty string for an empty password (Wired 1.1, PASS). Never logged.
     * @return whether the account may log in with it
     */
    boolean authenticate(String password);

    /**
     * Tells what the account may do.
     *
     * @return the privileges as of now, immutable
     */
    Set<Privilege> privileges();

    /**
     * Tells how much the account may transfer.
     *
     * @return the limits as of now; by default none
     */
    default AccountLimits limits() {
        return AccountLimits.NONE;
    }

    /**
     * Tells the folder that is the account's root: it sees nothing else.
     *
     * @return the folder as of now; by default the root of the storage
     */
    default FilePath home() {
        return FilePath.ROOT;
    }
}
