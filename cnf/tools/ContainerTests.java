import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Prints what the tests inside a container did, in Surefire's words, and judges them. The tester itself prints nothing
 * about tests that pass, and nothing when it has found none.
 *
 * <p>{@code clean DIR} removes the reports of an earlier run; {@code report DIR MINIMUM} prints, and ends with 1 if a
 * test failed, if fewer than the minimum have run, or if there is no report. Run by the JDK's source launcher.
 */
final class ContainerTests {
    private int run;
    private int failures;
    private int errors;
    private int skipped;

    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[1]);
        if (words[0].equals("clean")) {
            clean(folder);
        } else if (!new ContainerTests().report(folder, Integer.parseInt(words[2]))) {
            System.exit(1);
        }
    }

    private static void clean(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private boolean report(Path folder, int minimum) throws Exception {
        for (Path file : reports(folder)) {
            add(file);
        }
        boolean good = failures == 0 && errors == 0 && run >= minimum;
        String level = good ? "[INFO] " : "[ERROR] ";
        System.out.println(level + "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: "
                + skipped);
        if (run < minimum) {
            System.out.println("[ERROR] at least " + minimum + " tests should have run in the container");
        }
        return good;
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private void add(Path file) throws ParserConfigurationException, SAXException, IOException {
        Document report = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        NodeList suites = report.getElementsByTagName("testsuite");
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            int tests = number(suite, "tests");
            int failed = number(suite, "failures");
            int broken = number(suite, "errors");
            int left = number(suite, "skipped");
            System.out.println((failed + broken == 0 ? "[INFO] " : "[ERROR] ") + "Tests run: " + tests + ", Failures: " + failed
                    + ", Errors: " + broken + ", Skipped: " + left + " -- in " + suite.getAttribute("name"));
            name(suite, "failure");
            name(suite, "error");
            run += tests;
            failures += failed;
            errors += broken;
            skipped += left;
        }
    }

    private static int number(Element suite, String name) {
        String text = suite.getAttribute(name);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static void name(Element suite, String kind) {
        NodeList found = suite.getElementsByTagName(kind);
        for (int i = 0; i < found.getLength(); i++) {
            Element fault = (Element) found.item(i);
            Element test = (Element) fault.getParentNode();
            System.out.println("[ERROR]   " + test.getAttribute("classname") + "." + test.getAttribute("name") + ": "
                    + fault.getTextContent().strip().lines().limit(12).reduce("", (a, b) -> a + "\n    " + b));
        }
    }
}
