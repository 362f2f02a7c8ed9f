/** Private. */
package org.tidewire.storage.file;
