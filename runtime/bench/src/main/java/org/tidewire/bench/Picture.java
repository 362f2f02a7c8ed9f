package org.tidewire.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws what {@link WiredBench} printed as bars, in an SVG file. */
public final class Picture {
    private static final Pattern LINE = Pattern.compile("(\\S+) +(\\S+) +(\\d+) MiB/s .*");
    private static final Map<String, String> NAMES =
            Map.of("ours", "Tidewire", "pump", "bare TLS in Java", "sftp", "OpenSSH sftp");
    private static final int WIDTH = 640;
    private static final int LEFT = 210;
    private static final int LONGEST = 340;
    private static final int ROW = 24;

    private record Bar(String title, String side, int speed) {}

    private Picture() {}

    /**
     * Reads the lines from its input, and passes them on.
     *
     * @param words the file to write
     * @throws IOException if it cannot be written, or there is nothing to draw
     */
    public static void main(String... words) throws IOException {
        List<Bar> bars = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(line);
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                bars.add(new Bar(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))));
            }
        }
        if (bars.isEmpty() || words.length != 1) {
            throw new IOException("give the file to write, and what WiredBench prints as input");
        }
        Files.writeString(Path.of(words[0]), draw(bars));
    }

    private static String draw(List<Bar> bars) {
        int most = bars.stream().mapToInt(Bar::speed).max().orElseThrow();
        StringBuilder rows = new StringBuilder();
        String title = "";
        int y = 16;
        for (Bar bar : bars) {
            if (!bar.title().equals(title)) {
                title = bar.title();
                y += 14;
                rows.append(text(16, y, "start", "bold", title + ", MiB/s"));
                y += 10;
            }
            rows.append(row(bar, y, most));
            y += ROW;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s</svg>
                """.formatted(WIDTH, y + 12, rows);
    }

    private static String row(Bar bar, int y, int most) {
        String colour = bar.side().equals("ours") ? "#1f6f8b" : "#b8c4cc";
        int length = Math.max(1, LONGEST * bar.speed() / most);
        String name = NAMES.getOrDefault(bar.side(), bar.side());
        return text(LEFT - 10, y + 15, "end", "normal", name)
                + """
                <rect x="%d" y="%d" width="%d" height="%d" rx="2" fill="%s"/>
                """.formatted(LEFT, y + 2, length, ROW - 6, colour)
                + text(LEFT + length + 8, y + 15, "start", "normal", String.valueOf(bar.speed()));
    }

    private static String text(int x, int y, String anchor, String weight, String words) {
        return """
                <text x="%d" y="%d" text-anchor="%s" font-weight="%s" fill="#222222">%s</text>
                """.formatted(x, y, anchor, weight, words);
    }
}
