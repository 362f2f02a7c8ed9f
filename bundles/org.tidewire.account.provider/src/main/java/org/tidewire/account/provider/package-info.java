/** Private. */
package org.tidewire.account.provider;
