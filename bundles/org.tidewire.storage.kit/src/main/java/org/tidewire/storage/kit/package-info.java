/**
 * The contract of storage as a JUnit 5 test.
 *
 * <p><b>Who extends:</b> whoever writes a backend extends {@link org.tidewire.storage.kit.StorageContract} in the backend's own
 * tests and says how to make one and how to find it again; <b>who calls:</b> JUnit, on one thread, a new object for each test. It is
 * a test library: nothing of it belongs into a container.
 *
 * <p><b>What may be relied on:</b> within 1.x what a backend has to override stays as it is. New tests may come with each 1.y, as
 * they find what the contract said already; a backend that fails one of them was wrong before. Only {@code StorageContract} is meant to be
 * extended, the interfaces that it is made of may be cut otherwise.
 */
@Export
@Version("1.0.0")
package org.tidewire.storage.kit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
