/**
 * The contract of storage as a JUnit 5 test.
 *
 * <p>Whoever writes a backend extends {@link org.tidewire.storage.kit.StorageContract} in the backend's own tests and
 * says how to make one and how to find it again; JUnit runs the rest.
 */
@Export
@Version("1.0.0")
package org.tidewire.storage.kit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
