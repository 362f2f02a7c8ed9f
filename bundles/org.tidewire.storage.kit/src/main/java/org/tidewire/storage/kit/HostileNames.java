package org.tidewire.storage.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Names and pieces of paths that have led somebody out of a folder before, or made one name of two. */
final class HostileNames {
    /** What is, or to some reader looks like, one or two dots. The overlong ones are as a decoder leaves them. */
    static final List<String> DOTS = List.of(
            "..",
            ".",
            "...",
            "....",
            ".. ",
            " ..",
            "..;",
            ".\u0338.",
            ".\u200b.",
            "\ufeff..",
            "\u202e..",
            "\uff0e\uff0e",
            "\u2025",
            "\u2024\u2024",
            "\u3002\u3002",
            "%2e%2e",
            "%252e%252e",
            wire("\u00c0\u00ae\u00c0\u00ae"),
            wire("\u00e0\u0080\u00ae\u00e0\u0080\u00ae"),
            "\u00c0\u00ae\u00c0\u00ae",
            "..\0");

    /** What is, or to some reader looks like, the end of a name. */
    static final List<String> SEPARATORS = List.of(
            "/",
            "//",
            "/./",
            "\\",
            "\\/",
            ":",
            "\u2215",
            "\u2044",
            "\u29f8",
            "\uff0f",
            "\uff3c",
            "%2f",
            "%5c",
            "%252f",
            wire("\u00c0\u00af"),
            "\u00c0\u00af",
            "\0",
            "\r\n",
            "\u001c",
            "\u001d",
            "\u001e");

    private static final List<String> DEVICES =
            List.of("CON", "PRN", "AUX", "NUL", "COM1", "COM\u00b9", "LPT1", "CONIN$", "CLOCK$");

    private static final List<String> RESERVED = List.of(
            ".wired",
            ".WIRED",
            ".Wired",
            ".w\u0131red",
            ".w\u0130red",
            ".wi\u200cred",
            ".wired\u200d",
            "\ufeff.wired",
            ".wired.",
            ".wired ",
            ".wired::$INDEX_ALLOCATION",
            "WIRED~1",
            "\uff0ewired",
            ".wire\uff44",
            ".WiredTransfer",
            ".wiredtransfer",
            "..WiredTransfer",
            "...WiredTransfer",
            ".wired.WiredTransfer",
            ".WIRED.WiredTransfer",
            "a.WiredTransfer.WiredTransfer",
            ".wired/type",
            ".wired/comments",
            ".wired/staging/x",
            "folder/.WIRED/type");

    private static final List<String> SPELLINGS = List.of(
            "\u00e9t\u00e9",
            "e\u0301te\u0301",
            "\u212a",
            "\u212b",
            "\u037e",
            "\u1fef",
            "\u2126",
            "\u0958",
            "\ufb1d",
            "\u1e9b\u0323",
            "\ufb01le",
            "\u2460",
            "\uff41",
            "stra\u00dfe",
            "STRASSE",
            "\u0130",
            "i\u0307",
            "\u0131",
            "\u017f",
            "\uac01",
            "\u1100\u1161\u11a8",
            "\u0338x",
            "a\u0323\u0302",
            "a\u0302\u0323");

    private static final List<String> LETTERS = List.of(
            "\ud800",
            "\udc00x",
            "\udc00\ud800",
            "a\ud83c",
            "\ud83c\udf0a",
            "\u202egnp.exe",
            "\u2066a\u2069",
            "\u200f",
            "\u200b",
            "\u200d",
            "\u2060",
            "\u00ad",
            "\ufeff",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\udbff\udfff",
            "\u2028",
            "\u2029",
            "\u0085",
            "\u009f",
            "\u007f",
            "\u0001",
            "\u0004",
            "\t",
            "\u001b[2J",
            "a\0.png",
            "a\nb",
            "a\rb");

    private static final List<String> SHELL = List.of(
            "",
            " ",
            ".",
            "..",
            "a.",
            "a. .",
            "a ",
            " a",
            "~",
            "~root",
            "-rf",
            "--",
            "$HOME",
            "${jndi:ldap://x}",
            "`id`",
            "$(id)",
            "a;b",
            "a|b",
            "a&b",
            "a'b",
            "a\"b",
            "a*b",
            "a?b",
            "<a>",
            "%00",
            "%s%n",
            "#a",
            "a:stream",
            "C:",
            "C:a",
            "C:\\a",
            "C:/a",
            "\\\\server\\share",
            "//server/share",
            "\\\\?\\C:\\a",
            "//./pipe/a",
            "file:///etc/passwd",
            "/dev/null",
            "/proc/self/root",
            "/proc/self/fd/0",
            "/etc/passwd",
            "PROGRA~1");

    private HostileNames() {}

    /** All single names and short paths. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        for (List<String> some : List.of(DOTS, SEPARATORS, RESERVED, SPELLINGS, LETTERS, SHELL)) {
            all.addAll(some);
        }
        for (String device : DEVICES) {
            all.addAll(List.of(device, device.toLowerCase(java.util.Locale.ROOT), device + ".txt", device + ":"));
        }
        return all;
    }

    /** What arrives when somebody sends these bytes, one a character, where UTF-8 belongs. */
    private static String wire(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}
