/** The storage backend in memory; private. */
package org.tidewire.storage.memory;
