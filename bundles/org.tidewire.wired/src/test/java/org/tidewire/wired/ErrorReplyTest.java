package org.tidewire.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

class ErrorReplyTest {
    @ParameterizedTest
    @EnumSource
    void findsRepliesByTheirNumbers(ErrorReply reply) {
        assertEquals(Optional.of(reply), ErrorReply.of(reply.number()));
        assertEquals(Message.of(String.valueOf(reply.number()), reply.text()), reply.message());
    }

    @Test
    void findsNoReplyWhereNothingIsRefused() {
        assertEquals(Optional.empty(), ErrorReply.of(200));
        assertEquals(Optional.empty(), ErrorReply.of(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,520", "FILE_EXISTS,521", "CHECKSUM_MISMATCH,522", "QUEUE_FULL,523", "DENIED,516",
        "INVALID_POSITION,503", "BUSY,500", "NO_STORAGE,500", "NOT_PAUSED,500", "ALREADY_PAUSED,500"
    })
    void translatesWhatTheEngineRefuses(Reason reason, int number) {
        assertEquals(number, ErrorReply.of(new TransferException(reason, "why")).number());
    }

    @Test
    void translatesWhatStorageRefuses() {
        assertEquals(520, ErrorReply.of(new NoSuchFileException("/a")).number());
        assertEquals(520, ErrorReply.of(new NotDirectoryException("/a")).number());
        assertEquals(521, ErrorReply.of(new FileAlreadyExistsException("/a")).number());
        assertEquals(500, ErrorReply.of(new IOException("disk on fire")).number());
    }
}
