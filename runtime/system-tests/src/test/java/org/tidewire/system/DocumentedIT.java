package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.system.Documents.Code;

/**
 * What the documents tell people to type, taken from the documents themselves. The first transfer is made, and whole sessions in
 * the other classes named so; beyond that each command of our shell is compared with its help, and of what takes minutes or hours
 * it is checked that everything it names is there.
 */
class DocumentedIT {
    private static final Path ROOT = Documents.ROOT;
    private static final Pattern OURS = Pattern.compile("(transfer|storage|account|resume|wired|tox):[a-z-]+( .*|$)");
    private static final Pattern CHECKED = Pattern.compile("(mvn|java|runtime/tidewire) .*|-pl .*|runtime/tidewire");
    private static final Pattern PROGRAM = Pattern.compile(
            "(sudo|apt-get|printf|curl|cp|mv|rm|mkdir|touch|echo|openssl|systemctl|git|docker|kill|lb|stop|start|update|help|[a-z]+:[a-z-]+)( .*|$)");

    /** What this class neither runs nor compares, by how it begins, and who runs it or why nobody does. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry("apt-get ", "nobody: it changes the machine; .ci/run does it where that is wanted"),
            Map.entry("printf ", "StartDocumentedIT, where argon2 is installed"),
            Map.entry("mkdir -p home/deploy ", "PagesDocumentedIT"),
            Map.entry("openssl rand -hex 16 ", "PagesDocumentedIT"),
            Map.entry("cp ~/.m2/", "PagesDocumentedIT"),
            Map.entry("cp bundles/org.tidewire.metrics/", "PagesDocumentedIT"),
            Map.entry("touch home/etc/", "PagesDocumentedIT"),
            Map.entry("curl http://127.0.0.1:9464/", "PagesDocumentedIT"),
            Map.entry("cp target/org.example.archive-", "WriteABackendIT, the guide's reader, copies that bundle"),
            Map.entry("mv /srv/tidewire/data/org.example.archive", "WriteABackendIT moves that bundle"),
            Map.entry("lb ", "SwapDocumentedIT"),
            Map.entry("stop ", "SwapDocumentedIT"),
            Map.entry("start ", "SwapDocumentedIT"));

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
    void whatIsExcusedIsStillWritten() throws Exception {
        List<Code> written = Documents.under(ROOT);
        Set<String> gone = new TreeSet<>(EXCUSED.keySet());
        gone.removeIf(each ->
                written.stream().anyMatch(code -> code.block() && code.text().startsWith(each)));
        assertEquals(Set.of(), gone);
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
