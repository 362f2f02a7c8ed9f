package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommandsTest {
    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
    }

    @Test
    void knowsCommandsInAnyCase() throws IOException {
        try (WireClient client = site.connect()) {
            client.ask("pInG ", "202 Pong");
            client.say("hello", "user guest", "pass ");
            assertTrue(client.hear().startsWith("200 "));
            client.expect("201 1").ask("Ping more|than|needed", "202 Pong");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "FLY", "PING\r\n", "TRANSFER abc", "200 x", "\u00e9", "HELLOO", "GET/x"})
    void refusesWhatNobodySpecified(String command) throws IOException {
        try (WireClient client = site.connect();
                WireClient user = site.guest()) {
            client.ask(command, "501 Command Not Recognized").lives();
            user.ask(command, "501 Command Not Recognized").lives();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAY 1|x",
                "SAY",
                "ME 1",
                "TOPIC 1",
                "MSG 1|x",
                "BROADCAST x",
                "PRIVCHAT",
                "INVITE 1|2",
                "JOIN 5",
                "DECLINE 5",
                "LEAVE 1",
                "POST x",
                "CLEARNEWS",
                "USERS",
                "GROUPS",
                "READUSER a",
                "READGROUP a",
                "CREATEUSER a|b",
                "CREATEGROUP a",
                "EDITUSER a",
                "EDITGROUP a",
                "DELETEUSER a",
                "DELETEGROUP a"
            })
    void saysWhatItDoesNotHave(String command) throws IOException {
        try (WireClient user = site.guest()) {
            user.ask(command, "502 Command Not Implemented").lives();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLIENT",
                "NICK",
                "ICON",
                "STATUS",
                "WHO",
                "LIST",
                "STAT",
                "FOLDER",
                "LISTRECURSIVE",
                "SEARCH",
                "DELETE",
                "MOVE",
                "MOVE /small.txt",
                "COMMENT",
                "COMMENT /small.txt",
                "COMMENT /small.txt|a\u0007b",
                "COMMENT /small.txt|a\u001db",
                "TYPE",
                "TYPE /dir",
                "TYPE /dir|0",
                "TYPE /dir|4",
                "TYPE /dir|01",
                "TYPE /dir|",
                "TYPE /dir|uploads",
                "GET",
                "GET /small.txt",
                "PUT",
                "PUT /Uploads/a",
                "PUT /Uploads/a|7",
                "ICON x",
                "ICON -1|",
                "ICON 007",
                "WHO one",
                "WHO 0x1",
                "GET /small.txt|abc",
                "GET /small.txt|-1",
                "GET /small.txt|010",
                "GET /small.txt|0x10",
                "GET /small.txt|",
                "GET /small.txt|99999999999999999999",
                "GET /small.txt|1.5",
                "GET /small.txt|13",
                "GET /small.txt|9223372036854775807",
                "PUT /Uploads/a|-1|da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|9223372036854775808|da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|x|da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|7|",
                "PUT /Uploads/a|7|da39",
                "PUT /Uploads/a|7|za39a3ee5e6b4b0d3255bfef95601890afd80709",
                "PUT /Uploads/a|7|da39a3ee5e6b4b0d3255bfef95601890afd80709a",
                "NICK a\u0007b",
                "STATUS \n"
            })
    void refusesWhatIsMalformedAndLivesOn(String command) throws IOException {
        site.storage.put("/small.txt", "hello wired\n".getBytes(UTF_8));
        try (WireClient user = site.admin()) {
            user.ask(command, "503 Syntax Error").lives();
        }
    }

    @Test
    void refusesTextsWithoutEnd() throws IOException {
        try (WireClient user = site.guest()) {
            user.ask("NICK " + "n".repeat(256), "503 Syntax Error");
            user.ask("COMMENT /dir|" + "c".repeat(1025), "503 Syntax Error");
            user.ask("ICON 1|" + "A".repeat(100_000), "503 Syntax Error").lives();
        }
    }
}
