/** Private. */
package org.tidewire.storage.memory;
