/** Tests of the product as it is wired up: in Felix, with real sockets, files and configurations. */
package org.tidewire.itest;
