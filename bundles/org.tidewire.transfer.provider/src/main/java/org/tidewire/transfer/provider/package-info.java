/** Private. */
package org.tidewire.transfer.provider;
