/** Private: accounts from configuration. */
package org.tidewire.account.provider;
