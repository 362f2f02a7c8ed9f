/** Private. */
package org.tidewire.shell;
