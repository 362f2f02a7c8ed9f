/** Private: the commands by which a person uses Tidewire in a Gogo shell, and how their results look. */
package org.tidewire.shell;
