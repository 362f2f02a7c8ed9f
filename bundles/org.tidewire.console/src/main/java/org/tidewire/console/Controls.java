package org.tidewire.console;

import javax.servlet.http.HttpServletResponse;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** What the buttons do. */
final class Controls {
    private Controls() {}

    /**
     * Pauses, resumes or cancels.
     *
     * @param engine the engine; null if there is none
     * @param token names the transfer, as a page does; may be anything
     * @param action what to do
     * @throws Refusal 503 without an engine, 404 if there is no such transfer, 409 if its state does not allow it
     */
    static void apply(Transfers engine, String token, Action action) throws Refusal {
        if (engine == null) {
            throw new Refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "there is no engine at the moment");
        }
        Transfer transfer = engine.list().stream()
                .filter(each -> TransferToken.of(each.info()).equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpServletResponse.SC_NOT_FOUND, "there is no such transfer any more"));
        TransferInfo info = transfer.info();
        if (action == Action.RESUME && isOffer(info)) {
            throw conflict(info, "it is an offer; transfer:accept " + info.number() + " in a shell takes it");
        }
        try {
            transfer.control(action.control(), Side.OURS);
        } catch (TransferException e) {
            throw conflict(info, e.getMessage());
        }
    }

    private static boolean isOffer(TransferInfo info) {
        return info.state() == TransferState.OFFERED && info.direction() == Direction.INCOMING;
    }

    private static Refusal conflict(TransferInfo info, String why) {
        return new Refusal(HttpServletResponse.SC_CONFLICT, "transfer " + info.number() + ": " + Printable.of(why));
    }
}
