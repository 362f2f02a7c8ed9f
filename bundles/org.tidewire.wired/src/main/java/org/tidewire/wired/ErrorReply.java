package org.tidewire.wired;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

import org.tidewire.transfer.TransferException;

/** The replies that refuse, with their fixed texts (Wired 1.1, section 4). */
public enum ErrorReply {
    /** Something inside failed. */
    COMMAND_FAILED(500, "Command Failed"),
    /** No such command. */
    COMMAND_NOT_RECOGNIZED(501, "Command Not Recognized"),
    /** A command of the protocol that this server does not have. */
    COMMAND_NOT_IMPLEMENTED(502, "Command Not Implemented"),
    /** Fields are missing or malformed. */
    SYNTAX_ERROR(503, "Syntax Error"),
    /** Wrong login or password. */
    LOGIN_FAILED(510, "Login Failed"),
    /** Not welcome. */
    BANNED(511, "Banned"),
    /** No such user is connected. */
    CLIENT_NOT_FOUND(512, "Client Not Found"),
    /** No such account. */
    ACCOUNT_NOT_FOUND(513, "Account Not Found"),
    /** The account exists. */
    ACCOUNT_EXISTS(514, "Account Exists"),
    /** The user may not be kicked. */
    CANNOT_BE_DISCONNECTED(515, "Cannot Be Disconnected"),
    /** The account lacks the privilege. */
    PERMISSION_DENIED(516, "Permission Denied"),
    /** Nothing lies at that path, or nothing may. */
    FILE_OR_DIRECTORY_NOT_FOUND(520, "File or Directory Not Found"),
    /** Something lies at that path already. */
    FILE_OR_DIRECTORY_EXISTS(521, "File or Directory Exists"),
    /** The partial held is not a part of that file. */
    CHECKSUM_MISMATCH(522, "Checksum Mismatch"),
    /** No more transfers are taken in. */
    QUEUE_LIMIT_EXCEEDED(523, "Queue Limit Exceeded");

    private final int number;
    private final String text;

    ErrorReply(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /**
     * Tells the number.
     *
     * @return 500 to 523
     */
    public int number() {
        return number;
    }

    /**
     * Tells the fixed English text.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * Makes the message.
     *
     * @return the reply
     */
    public Message message() {
        return Message.of(Integer.toString(number), text);
    }

    /**
     * Finds the reply with a number, as a client needs it.
     *
     * @param number a reply's number
     * @return the reply; empty if that number refuses nothing
     */
    public static Optional<ErrorReply> of(int number) {
        for (ErrorReply reply : values()) {
            if (reply.number == number) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }

    /**
     * Translates what the engine or storage found wrong; the one place where this is done.
     *
     * @param fault what was thrown
     * @return the reply to send
     */
    public static ErrorReply of(IOException fault) {
        if (fault instanceof TransferException refused) {
            return of(refused.reason());
        }
        if (fault instanceof NoSuchFileException || fault instanceof NotDirectoryException) {
            return FILE_OR_DIRECTORY_NOT_FOUND;
        }
        return fault instanceof FileAlreadyExistsException ? FILE_OR_DIRECTORY_EXISTS : COMMAND_FAILED;
    }

    private static ErrorReply of(TransferException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> FILE_OR_DIRECTORY_NOT_FOUND;
            case FILE_EXISTS -> FILE_OR_DIRECTORY_EXISTS;
            case CHECKSUM_MISMATCH -> CHECKSUM_MISMATCH;
            case QUEUE_FULL -> QUEUE_LIMIT_EXCEEDED;
            case DENIED -> PERMISSION_DENIED;
            case INVALID_POSITION -> SYNTAX_ERROR;
            case NOT_PAUSED, ALREADY_PAUSED, BUSY, NO_STORAGE, NOT_CONNECTED, NAME_TOO_LONG, TOO_MANY -> COMMAND_FAILED;
        };
    }
}
