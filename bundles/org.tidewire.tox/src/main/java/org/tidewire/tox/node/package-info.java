/**
 * The node that joins the layers: it finds friends, links to them and tells what they do. It holds no socket and no thread;
 * {@code io} gives it both, a test gives it a network in memory.
 */
package org.tidewire.tox.node;
