package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.system.Documents.Code;

/**
 * What the documents tell people to type, taken from the documents themselves. Commands of our shell are compared with its help,
 * the first transfer is made; of what takes minutes or hours it is checked that everything it names is there.
 */
class DocumentedIT {
    private static final Path ROOT =
            Path.of(System.getProperty("tidewire.script")).getParent().getParent();
    private static final Pattern OURS = Pattern.compile("(transfer|storage|account|resume|wired|tox):[a-z-]+( .*|$)");
    private static final Pattern CHECKED = Pattern.compile("(mvn|java|runtime/tidewire) .*|-pl .*|runtime/tidewire");
    private static final Pattern PROGRAM = Pattern.compile(
            "(sudo|apt-get|printf|curl|cp|mv|rm|mkdir|touch|echo|openssl|systemctl|git|docker|kill|lb|stop|start|update|help|[a-z]+:[a-z-]+)( .*|$)");

    /** What is neither run nor compared, by how it begins, and why. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry("apt-get ", "changes the machine; .ci/run does it where that is wanted"),
            Map.entry("printf ", "needs argon2, which is no part of the build"),
            Map.entry("mkdir -p home/deploy ", "needs a whole build; ConsoleIT deploys the same jars"),
            Map.entry("openssl rand -hex 16 ", "makes a password; ConsoleIT has one of its own"),
            Map.entry("cp ", "needs a whole build; MetricsTest installs the same bundles in its container"),
            Map.entry("mv ", "the guide's, into deploy/; DeployIT moves bundles there"),
            Map.entry("touch ", "as cp"),
            Map.entry("curl ", "as cp"),
            Map.entry("lb ", "the framework's own; StorageIT looks at it all the time"),
            Map.entry("stop ", "the framework's own, by a number that differs; SwapTest stops the same bundle"),
            Map.entry("start ", "as stop"));

    @TempDir
    Path folder;

    @Test
    void everyCommandOfOurShellIsThereAndTakesWhatIsWritten() throws Exception {
        List<Code> calls = calls();
        String help = calls.stream()
                .map(each -> "help " + each.text().split("\\s", 2)[0])
                .distinct()
                .collect(Collectors.joining("; "));
        Signatures signatures = new Signatures(run("0", help));
        List<String> wrong = new ArrayList<>();
        for (Code each : calls) {
            boolean mention = !each.block() && !each.text().contains(" ");
            String judgement = mention && signatures.names().contains(each.text()) ? "" : signatures.judge(each.text());
            if (!judgement.isEmpty()) {
                wrong.add(each.where() + ": " + each.text() + ": " + judgement);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(signatures.names().size() > 50, () -> "only " + new TreeSet<>(signatures.names()));
    }

    /** Calls of our commands, those between quotes for the start script among them. */
    private static List<Code> calls() throws IOException {
        List<Code> calls = new ArrayList<>();
        for (Code each : Documents.under(ROOT)) {
            Matcher script = Pattern.compile("--exec '([^']*)'").matcher(each.text());
            String text = script.find() ? script.group(1) : each.text();
            for (String call : text.split(";")) {
                if (OURS.matcher(call.strip()).matches()) {
                    calls.add(new Code(each.where(), call.strip(), each.block() || !text.equals(each.text())));
                }
            }
        }
        return calls;
    }

    @Test
    void theFirstTransferOfTheReadmeIsMade() throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String block = readme.split("## A first transfer\n", 2)[1].split("```\n", 3)[1];
        String port = Integer.toString(Ports.free());
        Path copy = folder.resolve("copy.md");
        String commands = block.replace("@127.0.0.1/", "@127.0.0.1:" + port + "/")
                .replace("put README.md", "put '" + ROOT.resolve("README.md") + "'")
                .replace("copy.md", "'" + copy + "'");
        assertTrue(commands.contains(port) && commands.contains(copy.toString()), commands);
        String said = run(port, commands);
        assertEquals(readme, Files.readString(copy), said);
    }

    @Test
    void whatTakesLongerNamesOnlyWhatIsThere() throws Exception {
        Checkout checkout = new Checkout(ROOT);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Code each : Documents.under(ROOT)) {
            if (CHECKED.matcher(each.text()).matches()) {
                checked++;
                checkout.missing(each.text()).forEach(what -> wrong.add(each.where() + ": there is no " + what));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(checked > 50, "only " + checked);
    }

    @Test
    void everythingElseIsAFeatureOrExcused() throws Exception {
        List<String> features = new Checkout(ROOT).features();
        List<String> unknown = new ArrayList<>();
        for (Code each : Documents.under(ROOT)) {
            String text = each.text();
            boolean ours = !each.block()
                    || OURS.matcher(text).matches()
                    || CHECKED.matcher(text).matches();
            boolean excused = EXCUSED.keySet().stream().anyMatch(text::startsWith);
            boolean feature = text.startsWith("feature:install ")
                    && features.containsAll(List.of(text.split(" ")).subList(1, text.split(" ").length));
            if (!ours && !excused && !feature && PROGRAM.matcher(text).matches()) {
                unknown.add(each.where() + ": " + text);
            }
        }
        assertEquals(List.of(), unknown);
    }

    private String run(String port, String commands) throws Exception {
        try (Tidewire script = Tidewire.start(folder.resolve("home"), "--port", port, "--exec", commands)) {
            int code = script.exitCode();
            assertEquals(0, code, script.output());
            return script.output();
        }
    }
}
