/* What the life of a file and its bytes share. */
#ifndef FILES_H
#define FILES_H

#include "peer.h"

enum { TRANSFERS = 64 };

struct Transfer {
    bool used;
    bool wrong; /* something else arrived than was to be sent */
    uint32_t friend_number;
    uint32_t file_number;
    int partial; /* where what arrives is kept, -1 for nowhere */
    struct Kept kept;
    char key[2 * TOX_PUBLIC_KEY_SIZE + 1];
    uint64_t length; /* of what is sent: the size, but of a stream */
    uint64_t position;
    uint64_t first; /* where it went on */
    uint64_t asked; /* up to where it is to be sent by now */
    size_t chunk;
    double started; /* seconds; 0 before the first byte */
    double cpu;     /* seconds this process had used when it started */
};

extern struct Transfer transfers[TRANSFERS];

double seconds(void);
struct Transfer *find(uint32_t friend_number, uint32_t file_number); /* or NULL */
void moved(struct Transfer *transfer, uint64_t position);
void go_on(struct Transfer *transfer, uint64_t position); /* tells where, the first time */
void finish(const struct Peer *peer, const char *event, struct Transfer *transfer);

/* chunks.c */
void asked(Tox *tox, uint32_t friend_number, uint32_t file_number, uint64_t position, size_t length, void *data);
void arrived(Tox *tox, uint32_t friend_number, uint32_t file_number, uint64_t position, const uint8_t *chunk,
    size_t length, void *data);

#endif
