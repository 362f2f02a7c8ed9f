/**
 * What is unfinished, never how far it got: that is the size of what storage holds.
 *
 * <p><b>Who implements:</b> a policy implements {@link org.tidewire.resume.ResumePolicy} and registers it as a service; the one of
 * the highest {@code service.ranking} is used. Without one, every offer waits for a person and nothing outlives a restart.
 * <b>Who calls:</b> the engine; shells, to show and to forget.
 *
 * <p><b>Threads:</b> any, and several at once, also while a call waits for a disk; the engine asks with no lock held. What a policy has
 * taken must be durable when it returns. <b>Failures</b> are {@link java.io.IOException}; what they mean for the transfer stands at
 * each method.
 *
 * <p><b>What may be relied on:</b> the interface is a {@code ProviderType}: within 1.x callers break by nothing, while a new method is
 * a new 1.y, so a policy is built for {@code [1.0,1.1)}.
 */
@Export
@Version("1.0.0")
package org.tidewire.resume;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
