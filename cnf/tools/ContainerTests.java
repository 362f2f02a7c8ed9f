import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
            classes((Element) suites.item(i)).forEach(this::add);
        }
    }

    /** A suite is a whole bundle; people look for classes. */
    private static Map<String, List<Element>> classes(Element suite) {
        Map<String, List<Element>> classes = new TreeMap<>();
        NodeList tests = suite.getElementsByTagName("testcase");
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            classes.computeIfAbsent(test.getAttribute("classname"), name -> new ArrayList<>()).add(test);
        }
        return classes;
    }

    private void add(String name, List<Element> tests) {
        int failed = count(tests, "failure");
        int broken = count(tests, "error");
        int left = count(tests, "skipped");
        System.out.println((failed + broken == 0 ? "[INFO] " : "[ERROR] ") + "Tests run: " + tests.size() + ", Failures: "
                + failed + ", Errors: " + broken + ", Skipped: " + left + " -- in " + name);
        tests.forEach(ContainerTests::explain);
        run += tests.size();
        failures += failed;
        errors += broken;
        skipped += left;
    }

    private static int count(List<Element> tests, String kind) {
        return (int) tests.stream().filter(test -> test.getElementsByTagName(kind).getLength() > 0).count();
    }

    private static void explain(Element test) {
        for (String kind : List.of("failure", "error")) {
            NodeList found = test.getElementsByTagName(kind);
            for (int i = 0; i < found.getLength(); i++) {
                System.out.println("[ERROR]   " + test.getAttribute("name") + ": "
                        + found.item(i).getTextContent().strip().lines().limit(15).collect(Collectors.joining("\n    ")));
            }
        }
    }
}
