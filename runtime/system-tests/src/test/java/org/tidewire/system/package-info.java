/** Tests of the product as a user starts it: processes, signals, sockets, files, and nothing of its classes. */
package org.tidewire.system;
