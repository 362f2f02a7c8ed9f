package org.tidewire.tox.link;

/**
 * What the acknowledgements in one packet told.
 *
 * @param delivered packets newly confirmed
 * @param lost packets newly found missing
 * @param youngest nanoseconds since the latest confirmed packet was sent; {@link Long#MAX_VALUE} if that is not known
 */
record AckTally(int delivered, int lost, long youngest) {}
