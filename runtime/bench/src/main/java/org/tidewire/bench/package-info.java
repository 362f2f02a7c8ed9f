/**
 * Measures the data path: whole transfers against a bare TLS pump, the heap of an idle session, and small parts by JMH.
 * Nothing here is deployed or tested; what it prints is a fact about one machine at one time.
 */
package org.tidewire.bench;
