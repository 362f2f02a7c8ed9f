/**
 * Encrypted, reliable links to friends over UDP or through relays (Tox specification, Net crypto): {@link
 * org.tidewire.tox.link.Links} begins and keeps them, {@link org.tidewire.tox.link.Link} is one.
 */
package org.tidewire.tox.link;
