/**
 * Who may log in, and what they may do.
 *
 * <p>Hosts and configuration register {@link org.tidewire.account.Account} services; listeners look them up by name.
 */
@Export
@Version("1.0.0")
package org.tidewire.account;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
