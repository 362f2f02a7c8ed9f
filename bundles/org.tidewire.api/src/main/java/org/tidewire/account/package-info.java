/**
 * Who may log in, and what they may do.
 *
 * <p><b>Who implements:</b> hosts, and the accounts that are configured, register an {@link org.tidewire.account.Account} service each, with
 * {@link org.tidewire.account.Account#NAME}; of two with one name the higher {@code service.ranking} counts. <b>Who calls:</b>
 * listeners such as the Wired server, at every login, and again whenever it matters what somebody may do.
 *
 * <p><b>Threads:</b> any, several at once. {@code authenticate} may take its time; the other methods are asked for each command and
 * should answer from memory. None should throw: an account that cannot tell refuses. What they answer may change at any time; setting the service's
 * properties again makes listeners ask anew.
 *
 * <p><b>What may be relied on:</b> {@code Account} is a {@code ConsumerType}: within 1.x it gets no method without a default, and an
 * implementation runs with every 1.x. {@link org.tidewire.account.AccountLimits} keeps its components;
 * {@link org.tidewire.account.Privilege} may get a constant with a new 1.y, which nobody has unless an account gives it.
 */
@Export
@Version("1.0.0")
package org.tidewire.account;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
