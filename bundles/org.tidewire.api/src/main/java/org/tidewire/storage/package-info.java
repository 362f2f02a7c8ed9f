/**
 * Files and partial files, and nothing else: storage knows no protocol, no user, no transfer.
 *
 * <p><b>Who implements:</b> a backend implements {@link org.tidewire.storage.Storage}, {@link org.tidewire.storage.Content} and
 * {@link org.tidewire.storage.PartialFile}, and {@link org.tidewire.storage.EditableStorage} or
 * {@link org.tidewire.storage.SearchableStorage} if it can, and registers one service. It has to pass the contract kit
 * {@code org.tidewire.storage.kit} before it is deployed. The engine implements {@link org.tidewire.storage.StorageTree}.
 * <b>Who calls:</b> the engine; and whoever lists and opens files, by the one {@code Storage} that has
 * {@link org.tidewire.storage.StorageTree#TREE}, as only what is lent by the tree is waited for when a backend leaves.
 *
 * <p><b>Threads:</b> a storage may be called from any thread at any time; what it opens by one thread at a time, except
 * {@code close}. <b>Failures</b> are {@link java.io.IOException}, where there is one its child in {@code java.nio.file};
 * arguments that cannot be meant are {@link IllegalArgumentException}.
 *
 * <p><b>What may be relied on:</b> every interface here is a {@code ProviderType}: within 1.x callers break by nothing, while a
 * new method is a new 1.y, so an implementation is built for {@code [1.0,1.1)}. New powers become interfaces of their own. A record keeps its
 * components; an enum may get a constant with a new 1.y, so a {@code switch} should have a default.
 */
@Export
@Version("1.0.0")
package org.tidewire.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
