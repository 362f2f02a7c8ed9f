package org.tidewire.console;

import org.tidewire.transfer.TransferInfo;

/**
 * How a page names a transfer: its number, which begins anew with each engine, and a part of its file id, so that a page
 * that outlived an engine never meets another transfer.
 */
final class TransferToken {
    private static final int DIGITS = 12;

    private TransferToken() {}

    /**
     * Names a transfer.
     *
     * @param info any transfer
     * @return number, hyphen and 12 hex digits
     */
    static String of(TransferInfo info) {
        return info.number() + "-" + info.id().hex().substring(0, DIGITS);
    }
}
