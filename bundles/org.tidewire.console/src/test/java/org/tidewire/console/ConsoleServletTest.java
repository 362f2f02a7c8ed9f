package org.tidewire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

class ConsoleServletTest {
    private static final TransferInfo RUNNING = Infos.of(1, TransferState.RUNNING);
    private static final TransferInfo OFFER = Infos.of(2, Direction.INCOMING, Infos.FRIEND, TransferState.OFFERED);
    private static final TransferInfo STUBBORN = Infos.of(3, TransferState.PAUSED);

    private final List<String> said = new ArrayList<>();
    private final Overview overview = new Overview(new Stores());
    private final ConsoleServlet servlet = new ConsoleServlet(overview);

    @BeforeEach
    void start() {
        overview.transfers = Fakes.engine(
                Fakes.transfer(RUNNING, said),
                Fakes.transfer(OFFER, said),
                Fakes.stubborn(STUBBORN, new TransferException(Reason.DENIED, "whoever paused must resume")));
    }

    @Test
    void thePageIsAFragmentWithItsScriptAndStyleBesideIt() throws Exception {
        for (String path : new String[] {null, "/tidewire", "/tidewire/"}) {
            Exchange page = new Exchange();
            assertEquals(200, page.ask(servlet, "GET", path));
            assertEquals("text/html", page.answered.get("setContentType"));
            assertTrue(page.body().startsWith("<div id=\"tidewire\">"), page.body());
        }
        Exchange script = new Exchange();
        assertEquals(200, script.ask(servlet, "GET", "/tidewire/console.js"));
        assertEquals("text/javascript", script.answered.get("setContentType"));
        assertEquals("UTF-8", script.answered.get("setCharacterEncoding"));
        assertEquals("nosniff", script.answered.get("X-Content-Type-Options"));
        Exchange style = new Exchange();
        assertEquals(200, style.ask(servlet, "GET", "/tidewire/console.css"));
        assertEquals("text/css", style.answered.get("setContentType"));
        assertEquals("frame-ancestors 'self'", style.answered.get("Content-Security-Policy"));
    }

    @Test
    void thePageMakesNoMarkupOfText() throws Exception {
        Exchange script = new Exchange();
        script.ask(servlet, "GET", "/tidewire/console.js");
        for (String way : new String[] {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("}) {
            assertFalse(script.body().contains(way), way);
        }
        Exchange page = new Exchange();
        page.ask(servlet, "GET", "/tidewire");
        assertFalse(page.body().contains("<script>"), page.body());
    }

    @Test
    void theStateIsJsonThatNobodyKeeps() throws Exception {
        Exchange state = new Exchange();
        assertEquals(200, state.ask(servlet, "GET", "/tidewire/state.json"));
        assertEquals("application/json", state.answered.get("setContentType"));
        assertEquals("no-store", state.answered.get("Cache-Control"));
        assertTrue(
                state.body().startsWith("{\"engine\":true,\"live\":{\"more\":0,\"rows\":[{\"id\":\"1-"), state.body());
    }

    @Test
    void eachButtonSaysItsWordToTheTransferItNames() throws Exception {
        assertEquals(200, Exchange.ours().ask(servlet, "POST", path(RUNNING, "pause")));
        assertEquals(200, Exchange.ours().ask(servlet, "POST", path(RUNNING, "resume")));
        assertEquals(200, Exchange.ours().ask(servlet, "POST", path(RUNNING, "cancel")));
        assertEquals(200, Exchange.ours().ask(servlet, "POST", path(OFFER, "cancel")));
        assertEquals(List.of("OURS PAUSE", "OURS RESUME", "OURS CANCEL", "OURS CANCEL"), said);
    }

    @Test
    void nothingHappensWithoutOurHeaderOrByGet() throws Exception {
        Exchange forged = new Exchange().with("Sec-Fetch-Site", "cross-site");
        assertEquals(403, forged.ask(servlet, "POST", path(RUNNING, "cancel")));
        assertTrue(forged.body().startsWith("{\"error\":\"refused: "), forged.body());
        Exchange got = Exchange.ours();
        assertEquals(405, got.ask(servlet, "GET", path(RUNNING, "cancel")));
        assertEquals("POST", got.answered.get("Allow"));
        assertEquals(List.of(), said);
    }

    @Test
    void otherMethodsAreRefusedAndSayWhatIsAllowed() throws Exception {
        for (String method : new String[] {"PUT", "DELETE", "TRACE", "OPTIONS", "PATCH"}) {
            Exchange exchange = Exchange.ours();
            assertEquals(405, exchange.ask(servlet, method, path(RUNNING, "cancel")), method);
            assertEquals("GET, POST", exchange.answered.get("Allow"));
        }
        for (String path : new String[] {"/tidewire", "/tidewire/state.json", "/tidewire/console.js"}) {
            Exchange exchange = Exchange.ours();
            assertEquals(405, exchange.ask(servlet, "POST", path), path);
            assertEquals("GET", exchange.answered.get("Allow"));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertEquals(404, Exchange.ours().ask(servlet, "GET", "/tidewire/../etc/passwd"));
        assertEquals(404, Exchange.ours().ask(servlet, "POST", "/tidewire/transfers"));
        assertEquals(404, Exchange.ours().ask(servlet, "POST", path(RUNNING, "explode")));
        for (String token : new String[] {"1", "1-", "9-000900090009", "1-000200020002", "x", "-1"}) {
            Exchange exchange = Exchange.ours();
            assertEquals(404, exchange.ask(servlet, "POST", "/tidewire/transfers/" + token + "/cancel"), token);
            assertEquals("{\"error\":\"there is no such transfer any more\"}", exchange.body());
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aStateThatDoesNotAllowItIsAConflictInTheEnginesWords() throws Exception {
        Exchange theirs = Exchange.ours();
        assertEquals(409, theirs.ask(servlet, "POST", path(STUBBORN, "resume")));
        assertEquals("{\"error\":\"transfer 3: whoever paused must resume\"}", theirs.body());
        Exchange offer = Exchange.ours();
        assertEquals(409, offer.ask(servlet, "POST", path(OFFER, "resume")));
        assertEquals("{\"error\":\"transfer 2: it is an offer; transfer:accept 2 in a shell takes it\"}", offer.body());
        assertEquals(List.of(), said);
    }

    @Test
    void withoutAnEngineNothingCanBeSaid() throws Exception {
        overview.transfers = null;
        Exchange exchange = Exchange.ours();
        assertEquals(503, exchange.ask(servlet, "POST", path(RUNNING, "cancel")));
        assertEquals("{\"error\":\"there is no engine at the moment\"}", exchange.body());
    }

    private static String path(TransferInfo info, String word) {
        return "/tidewire/transfers/" + TransferToken.of(info) + "/" + word;
    }
}
