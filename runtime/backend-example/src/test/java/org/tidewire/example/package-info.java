/** Follows the guide for writing a backend as a stranger would: from outside the build, with processes and files alone. */
package org.tidewire.example;
