/** Private: what makes a container a standalone server: first start, greeting, script mode. */
package org.tidewire.launch;
