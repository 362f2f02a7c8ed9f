/**
 * What is unfinished, never how far it got: that is the size of what storage holds.
 *
 * <p>A policy implements {@link org.tidewire.resume.ResumePolicy} and registers it as a service; the engine calls it.
 */
@Export
@Version("1.0.0")
package org.tidewire.resume;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
