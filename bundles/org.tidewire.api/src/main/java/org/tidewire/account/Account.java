package org.tidewire.account;

import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who may log in. A service, one for each account, with the property {@link #NAME}; of two with one name the
 * higher ranked counts. Methods may be called from any thread.
 */
@ConsumerType
public interface Account {
    /** Service property: the login, a non-empty string. */
    String NAME = "account.name";

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
}
