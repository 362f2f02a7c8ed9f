/** The Wired client over TLS. Private: callers see {@link org.tidewire.wired.client}. */
package org.tidewire.wired.client.provider;
