/** Private. */
package org.tidewire.storage.kit;
