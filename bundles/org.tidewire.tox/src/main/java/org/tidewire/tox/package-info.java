/** The Tox node as a component: configured, and published as services. */
package org.tidewire.tox;
