package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;

/** What friends say is shown to people in their shells. */
public class NewsTest {
    @Test
    void aPersonIsShownWhatAFriendSaysAndAScriptIsNot() throws Exception {
        try (Shell person = new Shell();
                Shell script = new Shell()) {
            person.run("prompt = 'g! '");
            script.run("account:list");
            script.forget();
            say("Hello\u001b[2J");
            Await.until("a person sees it", () -> person.printed().contains(" bob: Hello?[2J"));
            assertFalse(script.printed().contains("Hello"), script.printed());
        }
    }

    @Test
    void theShellSeesJlineWhereItIs() {
        BundleWiring shell = Container.bundle("org.tidewire.shell").adapt(BundleWiring.class);
        assertTrue(shell.getRequiredWires("osgi.wiring.package").stream().anyMatch(wire -> "org.jline.reader"
                .equals(wire.getCapability().getAttributes().get("osgi.wiring.package"))));
    }

    private static void say(String text) throws Exception {
        BundleContext context = Container.context();
        for (ServiceReference<MessageListener> listener : context.getServiceReferences(MessageListener.class, null)) {
            context.getService(listener).message(new Message("bob", false, false, text, Instant.now()));
            context.ungetService(listener);
        }
    }
}
