package org.tidewire.shell;

import java.util.List;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command of scope {@code storage} that chooses among backends. May be called from any thread. */
@Component(service = PreferCommands.class)
@GogoCommand(scope = "storage", function = "prefer")
public final class PreferCommands {
    private final Backends backends;
    private final Preference preference;

    /**
     * Begins.
     *
     * @param backends which ones there are
     * @param preference keeps the choice
     */
    @Activate
    public PreferCommands(@Reference Backends backends, @Reference Preference preference) {
        this.backends = backends;
        this.preference = preference;
    }

    /**
     * Lets the backend of the highest ranking be the root again.
     *
     * @return what was done, and what follows
     * @throws CommandException if the configuration cannot be changed
     */
    @Descriptor("Lets the backend of the highest ranking be the root again.")
    public String prefer() throws CommandException {
        List<Backend> roots = roots();
        String best = roots.isEmpty() ? "" : roots.get(0).name();
        String said = best.isEmpty()
                ? "the root is the backend of the highest ranking; there is none now"
                : "the root is the backend of the highest ranking: " + best + leaving(roots, best);
        return said + preference.set("");
    }

    /**
     * Lets one backend alone be the root, whatever the rankings say.
     *
     * @param name its name
     * @return what was done, and what follows
     * @throws CommandException if no backend of that name may be the root, or the configuration cannot be changed
     */
    @Descriptor("Lets one backend alone be the root, whatever the rankings say.")
    public String prefer(@Descriptor("its name, as storage:backends shows it") String name) throws CommandException {
        List<Backend> roots = roots();
        if (roots.stream().noneMatch(root -> root.name().equals(name))) {
            throw new CommandException(refusal(name, roots));
        }
        return "the root is " + Text.line(name) + leaving(roots, name) + preference.set(name);
    }

    private List<Backend> roots() {
        return backends.all().stream().filter(Backend::mayBeRoot).toList();
    }

    private String refusal(String name, List<Backend> roots) {
        String found = backends.all().stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .map(backend -> Text.line(name) + " is mounted at " + Text.line(backend.mount()))
                .orElse("no backend is called " + Text.line(name));
        List<String> names =
                roots.stream().map(root -> Text.line(root.name())).distinct().toList();
        return found + "; "
                + (names.isEmpty() ? "none may be the root" : "the root may be " + String.join(", ", names));
    }

    /** What becomes of transfers whose root is another one now. */
    private static String leaving(List<Backend> roots, String name) {
        return roots.stream()
                .filter(root -> root.used() && !root.name().equals(name) && root.transfers() > 0)
                .findFirst()
                .map(former -> "; what runs in " + Text.line(former.name()) + " (" + former.transfers()
                        + ") goes on if exactly its bytes are there, else it is interrupted and they stay in "
                        + Text.line(former.name()))
                .orElse("");
    }
}
