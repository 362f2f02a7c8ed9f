/** Private. */
package org.tidewire.wired.server;
