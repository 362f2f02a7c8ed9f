package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.stream.Stream;

import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;

/** FOLDER, DELETE, MOVE, COMMENT and TYPE (Wired 4.1). Success is silent. */
final class EditCommands {
    private final Trees trees;

    EditCommands(Trees trees) {
        this.trees = trees;
    }

    Map<String, Command> table() {
        return Map.of(
                "FOLDER", new Command(Phase.LOGGED_IN, 1, this::folder),
                "DELETE", new Command(Phase.LOGGED_IN, 1, this::delete),
                "MOVE", new Command(Phase.LOGGED_IN, 2, this::move),
                "COMMENT", new Command(Phase.LOGGED_IN, 2, this::comment),
                "TYPE", new Command(Phase.LOGGED_IN, 2, this::type));
    }

    private Stream<Message> folder(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        FilePath target = view.path(command.field(0)).target();
        FileType parent = view.require(FileCommand.FOLDER, target);
        view.storage().createFolder(target, AccessRules.typeInside(parent));
        return Stream.empty();
    }

    private Stream<Message> delete(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        EditableStorage storage = view.editable();
        FilePath path = view.path(command.field(0)).path();
        view.require(FileCommand.DELETE, path);
        storage.delete(path);
        return Stream.empty();
    }

    private Stream<Message> move(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        EditableStorage storage = view.editable();
        FilePath from = view.path(command.field(0)).path();
        view.require(FileCommand.MOVE_FROM, from);
        FilePath to = view.path(command.field(1)).target();
        view.require(FileCommand.MOVE_TO, to);
        storage.move(from, to);
        return Stream.empty();
    }

    private Stream<Message> comment(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        EditableStorage storage = view.editable();
        String text = command.field(1);
        if (text.length() > EditableStorage.LONGEST_COMMENT || text.chars().anyMatch(EditCommands::isRefused)) {
            throw new Refusal(ErrorReply.SYNTAX_ERROR);
        }
        FilePath path = view.path(command.field(0)).path();
        view.require(FileCommand.COMMENT, path);
        storage.comment(path, text);
        return Stream.empty();
    }

    private Stream<Message> type(Session session, Message command) throws IOException {
        TreeView view = trees.of(session);
        EditableStorage storage = view.editable();
        FileType type = Fields.fileType(command.field(1))
                .filter(asked -> asked != FileType.FILE)
                .orElseThrow(() -> new Refusal(ErrorReply.SYNTAX_ERROR));
        FilePath path = view.path(command.field(0)).path();
        view.require(FileCommand.TYPE, path);
        if (!view.isOpen(storage.type(path))) {
            throw new Refusal(ErrorReply.PERMISSION_DENIED); // who may not look into a drop box may not open it, either
        }
        try {
            storage.changeType(path, type);
        } catch (NotDirectoryException e) {
            throw (Refusal) new Refusal(ErrorReply.COMMAND_FAILED).initCause(e); // as the original server has it
        }
        return Stream.empty();
    }

    /** A comment may have several lines, as clients let people write it. */
    private static boolean isRefused(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
