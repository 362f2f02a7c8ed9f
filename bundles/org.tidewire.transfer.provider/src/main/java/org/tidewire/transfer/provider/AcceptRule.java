package org.tidewire.transfer.provider;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;

/** A rule from configuration: which offers are accepted without a person, and where they go. Immutable. */
@Component(
        service = AcceptRule.class,
        configurationPid = AcceptConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AcceptConfig.class, factory = true)
public final class AcceptRule {
    private static final String ANYBODY = "*";

    private final List<String> friends;
    private final Set<FileKind> kinds;
    private final long most;
    private final FilePath folder;
    private final int ranking;

    /**
     * Checks the configuration.
     *
     * @param config what to accept
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    @Activate
    public AcceptRule(AcceptConfig config) {
        friends = words(config.friend());
        require(!friends.isEmpty(), "friend is empty, it names friends or ids, or is * for every friend");
        kinds = kinds(words(config.kinds()));
        most = config.most_bytes();
        require(most >= 0, "most.bytes is " + most + ", allowed are 1 and more, or 0 for any size");
        ranking = config.service_ranking();
        folder = config.folder().isBlank() ? null : folder(config.folder());
    }

    /** Tells whether an offer is accepted; with the ids of friends by their names. */
    boolean matches(TransferInfo offered, Map<String, String> ids) {
        String id = offered.peer().name();
        boolean known = friends.stream()
                .anyMatch(each -> each.equals(ANYBODY) || id.equalsIgnoreCase(ids.getOrDefault(each, each)));
        return known && kinds.contains(offered.kind()) && fits(offered.size());
    }

    /** Tells how early it is looked at: the highest ranking first. */
    int ranking() {
        return ranking;
    }

    /** Tells where what it accepts goes; null for the receive folder. */
    FilePath folder() {
        return folder;
    }

    private boolean fits(long size) {
        return most == 0 || (size != FileOffer.STREAMING && size <= most);
    }

    private static Set<FileKind> kinds(List<String> names) {
        Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
        for (String name : names) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "data" -> kinds.add(FileKind.DATA);
                case "avatar" -> kinds.add(FileKind.AVATAR);
                default -> require(false, "kinds has " + name + ", allowed are data and avatar");
            }
        }
        require(!kinds.isEmpty(), "kinds is empty, allowed are data and avatar");
        return kinds;
    }

    private static FilePath folder(String text) {
        try {
            return FilePath.of(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(AcceptConfig.PID + ": folder is no path: " + e.getMessage(), e);
        }
    }

    /** Gives the words of a list that people write as several values or as one with commas. */
    private static List<String> words(String... values) {
        List<String> words = new ArrayList<>();
        for (String value : values) {
            for (String word : value.split(",", -1)) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
        }
        return words;
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(AcceptConfig.PID + ": " + fault);
        }
    }
}
