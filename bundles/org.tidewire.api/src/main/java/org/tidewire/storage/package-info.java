/**
 * Files and partial files, and nothing else: storage knows no protocol, no user, no transfer.
 *
 * <p>Backends implement {@link org.tidewire.storage.Storage} and register it as a service; the transfer engine and the
 * listings call it. A backend has to pass the contract kit {@code org.tidewire.storage.kit} before it is deployed.
 */
@Export
@Version("1.0.0")
package org.tidewire.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
