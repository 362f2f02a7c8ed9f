/**
 * How accounts are configured, for code that writes such configurations: the keys, and how a password becomes the hash
 * that is kept.
 */
@Export
@Version("1.0.0")
package org.tidewire.account.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
