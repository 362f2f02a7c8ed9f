/** The storage backend on a directory; private. */
package org.tidewire.storage.file;
