/** Our Tox node and the original library as processes that meet on loopback. */
package org.tidewire.interop;
