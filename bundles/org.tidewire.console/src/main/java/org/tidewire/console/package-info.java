/** A page for the Felix Web Console. Private: what is seen is one servlet service. */
package org.tidewire.console;
