package org.tidewire.transfer.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.storage.FilePath;

class HarmlessNameTest {
    private static final String SMILE = "\uD83D\uDE00"; // four bytes

    static Stream<Arguments> hostile() {
        return Stream.of(
                // as they are
                arguments("a.txt", "a.txt"),
                arguments("Grüße 2.tar.gz", "Grüße 2.tar.gz"),
                arguments(".profile", ".profile"),
                arguments(SMILE + ".png", SMILE + ".png"),
                // folders
                arguments("holiday/day 1/img.jpg", "holiday_day 1_img.jpg"),
                arguments("holiday\\day 1\\img.jpg", "holiday_day 1_img.jpg"),
                arguments("../../etc/passwd", "etc_passwd"),
                arguments("..\\..\\windows\\win.ini", "windows_win.ini"),
                arguments("/etc/passwd", "etc_passwd"),
                arguments("//server/share//x", "server_share_x"),
                arguments("a/./b/../c", "a_b_c"),
                arguments("a/", "a"),
                arguments("c:\\a\\b.exe", "c__a_b.exe"),
                arguments("a/.\u0000./b", "a_b"),
                // nothing left
                arguments("", "file"),
                arguments(".", "file"),
                arguments("..", "file"),
                arguments("/", "file"),
                arguments(" . .. ", "file"),
                arguments("\u202E\u0007", "file"),
                // what cannot be seen
                arguments("a\u0000b\n\u001B[31m\u007F\u0085.txt", "ab[31m.txt"),
                arguments("photo\u202Egpj.exe", "photogpj.exe"),
                arguments("\u200Ea\u200Fb\u202Ac\u202Bd\u202Ce\u202D.txt", "abcde.txt"),
                arguments("\u2066a\u2067b\u2068c\u2069\u061C.txt", "abc.txt"),
                arguments("a\u2028b\u2029.txt", "ab.txt"),
                arguments("half \uD83D of a pair \uDE00.txt", "half  of a pair .txt"));
    }

    static Stream<Arguments> reserved() {
        return Stream.of(
                // Windows
                arguments("a.txt. . ", "a.txt"),
                arguments("  a.txt\u00A0", "a.txt"),
                arguments("CON", "_CON"),
                arguments("nul.txt", "_nul.txt"),
                arguments("Com1 .tar.gz", "_Com1 .tar.gz"),
                arguments("lpt\u00B9", "_lpt\u00B9"),
                arguments("conin$", "_conin$"),
                arguments("console.txt", "console.txt"),
                arguments("com10", "com10"),
                arguments("aux/nul", "aux_nul"),
                arguments("a.txt:stream", "a.txt_stream"),
                arguments("a<b>c\"d|e?f*.txt", "a_b_c_d_e_f_.txt"),
                // what storage keeps for itself
                arguments("a.WiredTransfer", "a.WiredTransfer_"),
                arguments("a.wiredtransfer", "a.wiredtransfer_"),
                arguments("a.WiredTransfer. ", "a.WiredTransfer_"),
                arguments(".wired", "_.wired"),
                arguments(".Wired/x", ".Wired_x"),
                arguments("x/.WIRED", "x_.WIRED"),
                // two spellings are one name
                arguments("u\u0308.txt", "\u00FC.txt"),
                arguments("u\u200E\u0308.txt", "\u00FC.txt"),
                // long ones: 234 bytes, cut to 232
                arguments("a".repeat(500) + ".jpeg", "a".repeat(227) + ".jpeg"),
                arguments("ä".repeat(500) + ".jpeg", "ä".repeat(113) + ".jpeg"),
                arguments(SMILE.repeat(99) + ".txt", SMILE.repeat(57) + ".txt"),
                arguments("a".repeat(226) + " .. b.jpeg", "a".repeat(226) + ".jpeg"),
                arguments("a." + "b".repeat(500), "a." + "b".repeat(230)),
                arguments("a".repeat(218) + ".WiredTransferX" + "b".repeat(99), "a".repeat(218) + ".WiredTransfer_"),
                arguments("b".repeat(300) + ".WiredTransfer", "b".repeat(217) + ".WiredTransfer_"),
                arguments("c".repeat(219) + ".WiredTransfer", "c".repeat(219) + ".WiredTransfer_"),
                arguments("d".repeat(234), "d".repeat(234)),
                arguments(".".repeat(500) + "x", ".x"));
    }

    @ParameterizedTest
    @MethodSource({"hostile", "reserved"})
    void aHostileNameGivesAHarmlessOne(String offered, String harmless) {
        assertEquals(harmless, HarmlessName.of(offered));
        assertHarmless(harmless);
    }

    @Test
    void noNameThatAnybodyCanThinkOfGivesAHarmfulOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "./\\ ..:\u0000\u202E\uD83D\uDE00\u0301aäU\u200Fcon.WiredTransfer.wired";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder name = new StringBuilder();
            for (int left = random.nextInt(round % 10 == 0 ? 400 : 12); left > 0; left--) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                assertHarmless(HarmlessName.of(name.toString()));
            } catch (AssertionError | IllegalArgumentException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + name, e);
            }
        }
    }

    private static void assertHarmless(String name) {
        FilePath path = FilePath.ROOT.child(name);
        assertEquals(name, path.name(), "normal");
        assertFalse(path.isPartial());
        assertTrue(name.getBytes(UTF_8).length <= 234, name);
        assertTrue(path.parent().child(name + " (1000)").partial().isPartial());
        assertFalse(name.endsWith(".") || name.endsWith(" "), name);
        assertEquals(name, HarmlessName.of(name), "it stays as it is");
    }
}
