/**
 * What Event Admin handlers need to know of Tidewire's events: topics and property names. All are constants that the compiler
 * copies, so that a handler which uses them needs no import of this package at run time.
 */
@Export
@Version("1.0.0")
package org.tidewire.events;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
