/**
 * How accounts are configured, for code that writes such configurations: the keys, and how a password becomes the hash
 * that is kept.
 *
 * <p><b>Who implements:</b> nobody but this bundle; <b>who calls:</b> first starts, installers, shells. An account of another kind needs
 * none of this: it is an {@link org.tidewire.account.Account} service. <b>Threads:</b> all is immutable. A password is held only
 * while it is hashed, and never in a message.
 *
 * <p><b>What may be relied on:</b> within 1.x no key changes its name, type or meaning, and hashes written by any 1.x are read; keys
 * may be added with a default.
 */
@Export
@Version("1.0.0")
package org.tidewire.account.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
