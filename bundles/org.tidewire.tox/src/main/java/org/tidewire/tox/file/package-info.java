/**
 * Files between two friends as Tox sees them: numbers, who may say what when, and which piece is sent next (Tox
 * specification, Messenger, file transfers). No sockets, no storage, no threads: everything belongs to the node's thread.
 */
package org.tidewire.tox.file;
