/**
 * Measures the Tox node side by side with peers on the original library, libtoxcore. Nothing here is deployed or tested; what it
 * prints is a fact about one machine at one time.
 */
package org.tidewire.bench.tox;
