/**
 * The Wired 1.1 protocol as both ends speak it: messages, replies, numbers, dates, URLs. Nothing here does I/O; all types
 * are immutable and may be used from any thread.
 *
 * <p><b>Who calls:</b> the Wired server and client of this project, and whoever writes another end; there is nothing to implement.
 * Values that the protocol cannot carry are refused with an {@link IllegalArgumentException}.
 *
 * <p><b>What may be relied on:</b> nothing is removed within 1.x; methods, and replies that the protocol knows and we did not use,
 * may be added with each 1.y, so a {@code switch} should have a default.
 */
@Export
@Version("1.0.0")
package org.tidewire.wired;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
