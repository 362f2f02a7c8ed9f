/**
 * Joins the files of the node to the engine's transfers: {@link org.tidewire.tox.file} knows packets, the engine knows storage,
 * and here bytes pass between them on threads of their own, so that storage never holds up the node.
 */
package org.tidewire.tox.transfer;
