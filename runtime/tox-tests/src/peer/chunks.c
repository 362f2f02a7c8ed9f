/* The bytes of files: made up when sent, at the speed that is allowed, and checked when they arrive. */
#define _POSIX_C_SOURCE 200809L
#include "files.h"

#include <unistd.h>

enum { CHUNK = 2048 };

static uint8_t byte_at(uint64_t position)
{
    return (uint8_t)(position ^ position >> 8 ^ position >> 16);
}

static bool is_due(const struct Peer *peer, const struct Transfer *transfer)
{
    const double allowed = (seconds() - transfer->started) * (double)peer->speed;
    return peer->speed == 0 || (double)(transfer->position - transfer->first) <= allowed;
}

static void send_asked(const struct Peer *peer, struct Transfer *transfer)
{
    while (transfer->position < transfer->asked && is_due(peer, transfer)) {
        uint8_t chunk[CHUNK];
        const uint64_t left = transfer->asked - transfer->position;
        const size_t wanted = left < transfer->chunk ? (size_t)left : transfer->chunk;
        const uint64_t rest = transfer->length - transfer->position;
        const size_t length = rest < wanted ? (size_t)rest : wanted; /* fewer, or none, end a stream */
        for (size_t i = 0; i < length; i++) {
            chunk[i] = byte_at(transfer->position + i);
        }
        if (!tox_file_send_chunk(peer->tox, transfer->friend_number, transfer->file_number, transfer->position, chunk,
                length, NULL)) {
            return; /* no room now, or a pause */
        }
        transfer->position += length;
        if (length < wanted) {
            transfer->asked = transfer->position;
        }
    }
}

bool send_files(const struct Peer *peer)
{
    bool more = false;
    for (struct Transfer *each = transfers; each < transfers + TRANSFERS; each++) {
        if (each->used && each->position < each->asked) {
            send_asked(peer, each);
            more |= each->position < each->asked;
        }
    }
    return more;
}

void asked(Tox *tox, uint32_t friend_number, uint32_t file_number, uint64_t position, size_t length, void *data)
{
    (void)tox;
    struct Transfer *transfer = find(friend_number, file_number);
    if (transfer == NULL) {
        return;
    }
    go_on(transfer, position);
    if (length == 0) {
        finish(data, "sent", transfer);
        return;
    }
    const size_t most = length < CHUNK ? length : CHUNK;
    transfer->chunk = transfer->chunk < most ? most : transfer->chunk;
    transfer->asked = transfer->asked < position + length ? position + length : transfer->asked;
    send_asked(data, transfer);
}

void arrived(Tox *tox, uint32_t friend_number, uint32_t file_number, uint64_t position, const uint8_t *chunk,
    size_t length, void *data)
{
    (void)tox;
    struct Transfer *transfer = find(friend_number, file_number);
    if (transfer == NULL) {
        return;
    }
    go_on(transfer, position);
    for (size_t i = 0; i < length; i++) {
        transfer->wrong |= chunk[i] != byte_at(position + i);
    }
    transfer->wrong |= transfer->partial >= 0 && write(transfer->partial, chunk, length) != (ssize_t)length;
    moved(transfer, position + length);
    if (length == 0) {
        finish(data, "received", transfer);
    }
}
