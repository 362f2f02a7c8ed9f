import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The page of all settings, made from the metatype in the bundles: what Web Console and Karaf show, and nothing else.
 *
 * <p>{@code write PAGE BUNDLES} makes the page from the jars in {@code BUNDLES/*}{@code /target}; {@code check PAGE BUNDLES}
 * ends with 1 if the page says anything else. Run by the JDK's source launcher.
 */
final class ConfigurationReference {
    private static final String HEAD = """
            # Settings

            Made from the bundles by `mvn verify -Pconfiguration -Dmaven.test.skip=true -pl runtime/architecture -am`; each build checks that it
            is up to date. A file `etc/PID.cfg`, or `etc/PID-LABEL.cfg` where there may be several, has a line `key = value` for each
            setting that is not to be its default; lists are separated by commas.
            """;

    /** The settings of each PID, in the order of the PIDs. */
    private final TreeMap<String, String> chapters = new TreeMap<>();

    public static void main(String[] words) throws Exception {
        Path page = Path.of(words[1]);
        ConfigurationReference reference = new ConfigurationReference();
        reference.readAll(Path.of(words[2]));
        String text = HEAD + String.join("", reference.chapters.values());
        if (words[0].equals("write")) {
            Files.writeString(page, text);
        } else if (!Files.exists(page) || !Files.readString(page).equals(text)) {
            System.out.println("[ERROR] " + page + " is not what the bundles say. Write it anew:"
                    + " mvn verify -Pconfiguration -Dmaven.test.skip=true -pl runtime/architecture -am");
            System.exit(1);
        }
    }

    private void readAll(Path bundles) throws Exception {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(bundles, 3)) {
            walk.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> file.getParent().endsWith("target"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc)[.]jar"))
                    .forEach(jars::add);
        }
        for (Path jar : jars) {
            read(jar);
        }
    }

    private void read(Path jar) throws Exception {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> entry.getName().matches("OSGI-INF/metatype/.+[.]xml"))
                    .toList();
            for (ZipEntry entry : entries) {
                add(parse(zip, entry), jar.getParent().getParent().getFileName().toString());
            }
        }
    }

    private static Document parse(ZipFile zip, ZipEntry entry)
            throws IOException, SAXException, ParserConfigurationException {
        try (InputStream in = zip.getInputStream(entry)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private void add(Document document, String bundle) {
        Element type = (Element) document.getElementsByTagName("OCD").item(0);
        Element designate = (Element) document.getElementsByTagName("Designate").item(0);
        boolean several = designate.hasAttribute("factoryPid");
        String pid = designate.getAttribute(several ? "factoryPid" : "pid");
        StringBuilder chapter = new StringBuilder("\n## " + pid + "\n\n");
        chapter.append(type.getAttribute("name"))
                .append(", of [`")
                .append(bundle)
                .append("`](../../bundles/")
                .append(bundle)
                .append("/readme.md). ")
                .append(type.getAttribute("description"))
                .append(several ? " There may be several.\n" : "\n");
        chapter.append("\n| Key | What it says | Default |\n|---|---|---|\n");
        NodeList settings = type.getElementsByTagName("AD");
        for (int i = 0; i < settings.getLength(); i++) {
            chapter.append(row((Element) settings.item(i)));
        }
        chapters.put(pid, chapter.toString());
    }

    private static String row(Element setting) {
        String value = setting.getAttribute("default").replaceAll("\\\\(.)", "$1"); // lists' commas are escaped in it
        boolean isList = setting.hasAttribute("cardinality");
        String shown = !setting.hasAttribute("default") ? "must be set" : value.isEmpty() ? "" : "`" + value + "`";
        return "| `" + setting.getAttribute("id") + "` | " + cell(setting.getAttribute("description")) + " ("
                + (isList ? "list of " : "") + setting.getAttribute("type") + ") | " + shown + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
