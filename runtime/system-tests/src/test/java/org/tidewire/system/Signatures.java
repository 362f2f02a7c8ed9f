package org.tidewire.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shell's own help says of its commands. */
final class Signatures {
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");
    private static final Pattern LETTER = Pattern.compile("-\\w");

    /** One way to call a command; many: any number of parameters. */
    private record Signature(int parameters, boolean many, Set<String> flags, Set<String> options) {}

    private final Map<String, List<Signature>> all = new HashMap<>();

    /** Reads what help has printed, of one command after another. */
    Signatures(String help) {
        for (String each : help.split("\\R(?=\\S+ - )")) {
            Matcher name = Pattern.compile("(\\S+) - .*\\R   scope: (\\S+)").matcher(each);
            if (name.find()) {
                String function = name.group(1).replaceFirst("^_", ""); // Gogo's way round words of Java, as import
                all.computeIfAbsent(name.group(2) + ":" + function, key -> new ArrayList<>())
                        .add(signature(each));
            }
        }
    }

    private static Signature signature(String text) {
        String parameters = section(text, "parameters");
        int count = (int) parameters.lines().filter(line -> !line.isBlank()).count();
        Set<String> flags = letters(section(text, "flags"));
        return new Signature(count, parameters.contains("[]"), flags, letters(section(text, "options")));
    }

    private static String section(String text, String title) {
        Matcher found =
                Pattern.compile("   " + title + ":\\R((?:      .*(?:\\R|$))*)").matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static Set<String> letters(String section) {
        Set<String> letters = new HashSet<>();
        section.lines().map(LETTER::matcher).filter(Matcher::find).forEach(each -> letters.add(each.group()));
        return letters;
    }

    Set<String> names() {
        return all.keySet();
    }

    /**
     * Judges a call as documents write it: {@code <n>} is a parameter, {@code [n]} one that may be left out.
     *
     * @return what is wrong with it; empty if nothing
     */
    String judge(String call) {
        String name = call.split("\\s", 2)[0];
        if (!all.containsKey(name)) {
            return "there is no such command";
        }
        String rest = call.substring(name.length())
                .replaceAll("\\[(-\\w+)[^\\]]*\\]", "$1=")
                .replaceAll("<[^>]*>", "VALUE");
        boolean most = allowed(name, rest.replaceAll("\\[[^\\]]*\\]", "VALUE"));
        boolean least = allowed(name, rest.replaceAll("\\[[^\\]]*\\]", ""));
        return most && least ? "" : "it does not take these options, or so many parameters: " + all.get(name);
    }

    private boolean allowed(String name, String rest) {
        return all.get(name).stream().anyMatch(each -> fits(each, rest));
    }

    private static boolean fits(Signature signature, String rest) {
        int parameters = 0;
        boolean value = false;
        for (Matcher word = WORD.matcher(rest); word.find(); ) {
            String option = word.group().replace("=", "");
            if (value) {
                value = false;
            } else if (signature.options.contains(option)) {
                value = !word.group().endsWith("=");
            } else if (LETTER.matcher(option).matches()) {
                if (!signature.flags.contains(option)) {
                    return false;
                }
            } else {
                parameters++;
            }
        }
        return signature.many || parameters == signature.parameters;
    }
}
