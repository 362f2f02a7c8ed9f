/**
 * The Wired 1.1 protocol as both ends speak it: messages, replies, numbers, dates, URLs. Nothing here does I/O; all types
 * are immutable and may be used from any thread.
 */
@Export
@Version("1.0.0")
package org.tidewire.wired;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
