/** All backends as one tree of files. Knows nothing of transfers. */
package org.tidewire.transfer.provider.tree;
