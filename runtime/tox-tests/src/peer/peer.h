/* What the parts of the scriptable peer share. */
#ifndef PEER_H
#define PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <tox/tox.h>

/* A Tox client that is told on standard input what to do, and tells on standard output what happens. */
struct Peer {
    Tox *tox;
    const char *savedata; /* a file, or NULL to forget everything */
    const char *folder;   /* keeps files and what is unfinished, or NULL to make files up and forget them */
    uint64_t speed;       /* bytes a second of each file it sends; 0 for any */
    bool accepting;       /* takes every file it is offered */
    bool running;
};

/* lines.c: the words of a line, parted by tabs; a tab, a line break and a backslash within a word are \t, \n, \r and \\ */
enum { LINE = 16384, WORDS = 8 };
void tell(const char *event, ...); /* words up to a NULL, as one line of output */
int split(char *line, char *words[WORDS]);
const char *number(uint64_t value); /* good for the next 15 calls of these three */
const char *hex(const uint8_t *bytes, size_t length);
const char *text(const uint8_t *bytes, size_t length); /* cut where it is longer than any message */
bool unhex(const char *digits, uint8_t *bytes, size_t length);

/* commands.c */
void obey(struct Peer *peer, char *line);
void tell_id(const struct Peer *peer);
bool save(const struct Peer *peer);

/* weather.c: LOST:LATE[:SEED], lost of 1000 datagrams, milliseconds late */
void weather(const char *word);

/* events.c */
void listen_to_friends(Tox *tox);
const char *key_of(const Tox *tox, uint32_t friend_number);

/* files.c */
void listen_to_files(Tox *tox);
/* The size is UINT64_MAX of a stream, which ends after so many bytes all the same. */
bool offer(const struct Peer *peer, uint32_t friend_number, uint32_t kind, uint64_t size, uint64_t length,
    const char *name);
bool control_file(const struct Peer *peer, uint32_t friend_number, uint32_t file_number, Tox_File_Control control);
void forget_files_of(uint32_t friend_number);
void offer_again(const struct Peer *peer, uint32_t friend_number);
bool send_files(const struct Peer *peer); /* what is due by now; whether more was asked for */

/* kept.c: does nothing without a folder */
enum { NAME = TOX_MAX_FILENAME_LENGTH + 1, DIGITS = 2 * TOX_FILE_ID_LENGTH + 1 };
struct Kept {
    const char *direction; /* "in" or "out" */
    const char *key;       /* the friend's */
    char id[DIGITS];
    uint64_t size;
    char name[NAME];
};
bool remember(const struct Peer *peer, const struct Kept *kept);
void forget(const struct Peer *peer, const struct Kept *kept);
bool recall(const struct Peer *peer, struct Kept *kept); /* by direction, key, id; fills in size and name */
void each_kept(const struct Peer *peer, const char *direction, const char *key,
    void (*use)(const struct Peer *peer, const struct Kept *kept, void *data), void *data);
int open_partial(const struct Peer *peer, const char *name); /* -1 without a folder */
int64_t held(const struct Peer *peer, const char *name);     /* bytes of the partial, -1 if there is none */
bool complete(const struct Peer *peer, const char *name);    /* the partial becomes the file, if it has not already */

#endif
