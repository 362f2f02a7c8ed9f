/** Private. */
package org.tidewire.launch;
