package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;

/** What file control and file seek answer (Tox, tox_file_control and tox_file_seek), row by row. */
class ToxFileControlTest {
    private static final byte[] BYTES = Fixture.random(100, 11);

    private final Fixture fixture = new Fixture("friend.receives", 1);
    private final NotingFriend friend = new NotingFriend(new ArrayList<>());

    @BeforeEach
    void online() {
        fixture.engine.addFriend(friend, Map.of(Friend.ID, "f1"));
        fixture.storage.files.put(FILE, BYTES);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0}, {1}; then {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // RESUME
                "incoming,      offered,                                resume ours,   OK",
                "incoming,      offered,                                resume theirs, DENIED",
                "outgoing,      offered,                                resume theirs, OK",
                "outgoing,      offered,                                resume ours,   DENIED",
                "incoming,      resume ours,                            resume ours,   NOT_PAUSED",
                "incoming,      resume ours,                            resume theirs, NOT_PAUSED",
                "outgoing,      resume theirs,                          resume ours,   NOT_PAUSED",
                "outgoing,      resume theirs,                          resume theirs, NOT_PAUSED",
                "incoming,      resume ours + pause theirs,             resume ours,   DENIED",
                "incoming,      resume ours + pause ours,               resume theirs, DENIED",
                "outgoing,      resume theirs + pause theirs,           resume ours,   DENIED",
                "outgoing,      resume theirs + pause ours,             resume theirs, DENIED",
                "incoming,      resume ours + pause ours,               resume ours,   OK",
                "outgoing,      resume theirs + pause theirs,           resume theirs, OK",
                "outgoing,      resume theirs + pause theirs + pause ours + resume theirs, resume theirs, DENIED",
                "outgoing,      resume theirs + pause theirs + pause ours + resume theirs, resume ours,   OK",
                "incoming,      full + resume ours,                     resume ours,   NOT_PAUSED",
                // PAUSE
                "incoming,      offered,                                pause ours,    ALREADY_PAUSED",
                "incoming,      offered,                                pause theirs,  ALREADY_PAUSED",
                "outgoing,      offered,                                pause ours,    ALREADY_PAUSED",
                "outgoing,      offered,                                pause theirs,  ALREADY_PAUSED",
                "incoming,      full + resume ours,                     pause ours,    ALREADY_PAUSED",
                "incoming,      resume ours,                            pause ours,    OK",
                "incoming,      resume ours,                            pause theirs,  OK",
                "incoming,      resume ours + pause ours,               pause ours,    ALREADY_PAUSED",
                "incoming,      resume ours + pause theirs,             pause theirs,  ALREADY_PAUSED",
                "incoming,      resume ours + pause theirs,             pause ours,    OK",
                "outgoing,      resume theirs + pause ours,             pause ours,    ALREADY_PAUSED",
                "outgoing,      resume theirs + pause theirs,           pause theirs,  ALREADY_PAUSED",
                // seek, by who receives: of what is incoming by us, of what is outgoing by the friend
                "incoming,      offered,                                seek 0,        OK",
                "incoming,      offered,                                seek 99,       OK",
                "incoming,      offered + seek 50,                      seek 20,       OK",
                "outgoing,      offered,                                seek 50,       OK",
                "incoming,      offered,                                seek 100,      INVALID_POSITION",
                "incoming,      offered,                                seek 101,      INVALID_POSITION",
                "incoming,      offered,                                seek -1,       INVALID_POSITION",
                "outgoing,      offered,                                seek 100,      INVALID_POSITION",
                "incoming-empty, offered,                               seek 0,        INVALID_POSITION",
                "incoming,      resume ours,                            seek 50,       DENIED",
                "incoming,      resume ours,                            seek 100,      DENIED",
                "incoming,      resume ours + pause ours,               seek 50,       DENIED",
                "incoming,      full + resume ours,                     seek 50,       DENIED",
                "outgoing,      resume theirs,                          seek 50,       DENIED",
                // CANCEL, and all that comes after the end
                "incoming,      offered,                                cancel ours,   OK",
                "incoming,      offered,                                cancel theirs, OK",
                "outgoing,      resume theirs + pause ours,             cancel theirs, OK",
                "incoming,      cancel ours,                            resume ours,   NOT_FOUND",
                "incoming,      cancel theirs,                          resume ours,   NOT_FOUND",
                "incoming,      cancel ours,                            pause ours,    NOT_FOUND",
                "incoming,      cancel ours,                            cancel ours,   NOT_FOUND",
                "incoming,      cancel ours,                            cancel theirs, NOT_FOUND",
                "incoming,      cancel ours,                            seek 50,       NOT_FOUND",
                "incoming,      cancel ours,                            seek 100,      NOT_FOUND",
                "outgoing,      cancel theirs,                          resume theirs, NOT_FOUND",
                "outgoing,      resume theirs + cancel ours,            pause theirs,  NOT_FOUND",
                "outgoing,      resume theirs + cancel ours,            cancel ours,   NOT_FOUND",
                "incoming,      resume ours + pause ours + cancel ours, resume ours,   NOT_FOUND",
                "incoming,      resume ours + whole,                    resume ours,   NOT_FOUND",
                "incoming,      resume ours + whole,                    pause theirs,  NOT_FOUND",
                "incoming,      resume ours + whole,                    cancel ours,   NOT_FOUND",
                // the friend is gone: the core has forgotten, but whoever wants it no more may say so
                "incoming,      resume ours + gone,                     resume ours,   NOT_FOUND",
                "incoming,      resume ours + gone,                     pause theirs,  NOT_FOUND",
                "incoming,      resume ours + gone,                     seek 50,       NOT_FOUND",
                "incoming,      resume ours + gone,                     cancel theirs, NOT_FOUND",
                "incoming,      resume ours + gone,                     cancel ours,   OK",
                "outgoing,      offered + gone,                         cancel ours,   OK",
                "outgoing,      offered + gone,                         resume theirs, NOT_FOUND",
            })
    void toxFileControlAndSeek(String direction, String before, String asked, String answer) throws Exception {
        Transfer transfer = begin(direction);
        for (String step : before.split(" \\+ ")) {
            take(step, transfer);
        }
        TransferInfo stood = transfer.info();
        assertEquals(answer, answer(asked, transfer), transfer.info().toString());
        if (!answer.equals("OK")) {
            assertEquals(stood, transfer.info(), "nothing has changed");
        }
    }

    private Transfer begin(String direction) throws IOException {
        return switch (direction) {
            case "incoming" -> fixture.engine.receive(friend, "f1", offer(BYTES.length));
            case "incoming-empty" -> fixture.engine.receive(friend, "f1", offer(0));
            default -> fixture.engine.send("f1", FILE, FileKind.DATA);
        };
    }

    private String answer(String asked, Transfer transfer) throws Exception {
        try {
            take(asked, transfer);
            return "OK";
        } catch (TransferException e) {
            return e.reason().name();
        }
    }

    private void take(String step, Transfer transfer) throws Exception {
        String[] words = step.split(" ");
        switch (words[0]) {
            case "offered" -> {}
            case "full" -> fixture.engine.receive(friend, "f1", offer(9)).control(FileControl.RESUME, Side.OURS);
            case "whole" -> transfer.write(ByteBuffer.wrap(BYTES), 0);
            case "gone" -> fixture.engine.removeFriend(friend, Map.of(Friend.ID, "f1"));
            case "seek" -> transfer.seek(Long.parseLong(words[1]));
            default -> transfer.control(FileControl.valueOf(upper(words[0])), Side.valueOf(upper(words[1])));
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static FileOffer offer(long size) {
        return new FileOffer(FileId.random(), FileKind.DATA, "a.txt", size);
    }
}
