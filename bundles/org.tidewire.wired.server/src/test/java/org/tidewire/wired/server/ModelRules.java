package org.tidewire.wired.server;

import java.util.Set;

import org.tidewire.account.Privilege;

/** The model's rules: what privileges allow in a folder of a type from 1 to 3, and how paths are read. */
final class ModelRules {
    private ModelRules() {}

    static boolean may(Set<Privilege> who, String command, int folder) {
        boolean upload = who.contains(Privilege.UPLOAD_ANYWHERE) || (folder > 1 && who.contains(Privilege.UPLOAD));
        return switch (command) {
            case "GET" -> who.contains(Privilege.DOWNLOAD);
            case "PUT" -> upload;
            case "FOLDER" -> upload || who.contains(Privilege.CREATE_FOLDERS);
            case "DELETE" -> who.contains(Privilege.DELETE_FILES);
            case "MOVE", "COMMENT", "TYPE" -> who.contains(Privilege.ALTER_FILES);
            default -> true;
        };
    }

    static String numbered(String path, int number) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1
                ? path.substring(0, dot) + " " + number + path.substring(dot)
                : path + " " + number;
    }

    static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }
}
