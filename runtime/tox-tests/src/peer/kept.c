/*
 * Files that outlive the peer: what a good client keeps between two runs. Each unfinished file has a record of its own,
 * FOLDER/journal/DIRECTION-KEY-ID, which holds its size and name; what has arrived of it is FOLDER/NAME.part.
 */
#define _POSIX_C_SOURCE 200809L
#include "peer.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH = 4096 };

static const char *path_of(char path[PATH], const struct Peer *peer, const char *name, const char *suffix)
{
    snprintf(path, PATH, "%s/%s%s", peer->folder, name, suffix);
    return path;
}

static const char *record_of(char path[PATH], const struct Peer *peer, const struct Kept *kept, const char *suffix)
{
    snprintf(path, PATH, "%s/journal/%s-%s-%s%s", peer->folder, kept->direction, kept->key, kept->id, suffix);
    return path;
}

bool remember(const struct Peer *peer, const struct Kept *kept)
{
    if (peer->folder == NULL) {
        return true;
    }
    char fresh[PATH], path[PATH];
    mkdir(path_of(path, peer, "journal", ""), 0700);
    FILE *file = fopen(record_of(fresh, peer, kept, ".new"), "w");
    if (file == NULL) {
        perror(fresh);
        return false;
    }
    const bool written = fprintf(file, "%" PRIu64 "\n%s", kept->size, kept->name) > 0;
    const bool closed = fclose(file) == 0;
    return written && closed && rename(fresh, record_of(path, peer, kept, "")) == 0;
}

void forget(const struct Peer *peer, const struct Kept *kept)
{
    char path[PATH];
    if (peer->folder != NULL) {
        unlink(record_of(path, peer, kept, ""));
    }
}

bool recall(const struct Peer *peer, struct Kept *kept)
{
    char path[PATH];
    FILE *file = peer->folder == NULL ? NULL : fopen(record_of(path, peer, kept, ""), "r");
    if (file == NULL) {
        return false;
    }
    const bool read = fscanf(file, "%" SCNu64 "\n", &kept->size) == 1 && fgets(kept->name, NAME, file) != NULL;
    fclose(file);
    return read;
}

void each_kept(const struct Peer *peer, const char *direction, const char *key,
    void (*use)(const struct Peer *peer, const struct Kept *kept, void *data), void *data)
{
    char path[PATH];
    DIR *journal = peer->folder == NULL ? NULL : opendir(path_of(path, peer, "journal", ""));
    if (journal == NULL) {
        return;
    }
    snprintf(path, PATH, "%s-%s-", direction, key);
    const size_t start = strlen(path);
    for (const struct dirent *each = readdir(journal); each != NULL; each = readdir(journal)) {
        struct Kept kept = {.direction = direction, .key = key};
        if (strncmp(each->d_name, path, start) == 0 && strlen(each->d_name) == start + DIGITS - 1) {
            memcpy(kept.id, each->d_name + start, DIGITS);
            if (recall(peer, &kept)) {
                use(peer, &kept, data);
            }
        }
    }
    closedir(journal);
}

int open_partial(const struct Peer *peer, const char *name)
{
    char path[PATH];
    return peer->folder == NULL ? -1 : open(path_of(path, peer, name, ".part"), O_WRONLY | O_CREAT | O_APPEND, 0600);
}

int64_t held(const struct Peer *peer, const char *name)
{
    char path[PATH];
    struct stat there;
    return stat(path_of(path, peer, name, ".part"), &there) == 0 ? (int64_t)there.st_size : -1;
}

bool complete(const struct Peer *peer, const char *name)
{
    char from[PATH], to[PATH];
    if (peer->folder == NULL) {
        return true;
    }
    path_of(to, peer, name, "");
    return rename(path_of(from, peer, name, ".part"), to) == 0 || access(to, F_OK) == 0;
}
