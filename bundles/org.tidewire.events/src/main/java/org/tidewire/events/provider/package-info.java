/** How transfers become events. Private: handlers see {@link org.tidewire.events}. */
package org.tidewire.events.provider;
