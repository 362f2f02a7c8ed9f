/* Files that are made up when sent and checked when received, so that no disk is measured. */
#define _POSIX_C_SOURCE 200809L
#include "peer.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { TRANSFERS = 64, CHUNK = 2048 };

struct Transfer {
    bool used;
    bool wrong; /* something else arrived than was to be sent */
    uint32_t friend_number;
    uint32_t file_number;
    uint64_t size;
    uint64_t length; /* of what is sent: the size, but of a stream */
    uint64_t position;
    double started; /* seconds; 0 before the first byte */
    double cpu;     /* seconds this process had used when it started */
};

static struct Transfer transfers[TRANSFERS];

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double cpu_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
        + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static uint8_t byte_at(uint64_t position)
{
    return (uint8_t)(position ^ position >> 8 ^ position >> 16);
}

static struct Transfer *find(uint32_t friend_number, uint32_t file_number)
{
    for (struct Transfer *each = transfers; each < transfers + TRANSFERS; each++) {
        if (each->used && each->friend_number == friend_number && each->file_number == file_number) {
            return each;
        }
    }
    return NULL;
}

static bool begin(uint32_t friend_number, uint32_t file_number, uint64_t size, uint64_t length)
{
    for (struct Transfer *each = transfers; each < transfers + TRANSFERS; each++) {
        if (!each->used) {
            *each = (struct Transfer){
                .used = true, .friend_number = friend_number, .file_number = file_number, .size = size, .length = length};
            return true;
        }
    }
    return false;
}

/* The clocks begin with the first byte, not with the offer. */
static void moved(struct Transfer *transfer, uint64_t position)
{
    if (transfer->started == 0) {
        transfer->started = seconds();
        transfer->cpu = cpu_seconds();
    }
    transfer->position = position;
}

static void finish(const Tox *tox, const char *event, struct Transfer *transfer)
{
    char time[32], cpu[32];
    snprintf(time, sizeof time, "%.3f", seconds() - transfer->started);
    snprintf(cpu, sizeof cpu, "%.3f", cpu_seconds() - transfer->cpu);
    const bool all = transfer->position == transfer->length || transfer->length == UINT64_MAX;
    const bool whole = all && !transfer->wrong;
    tell(event, key_of(tox, transfer->friend_number), number(transfer->file_number), number(transfer->position), time,
        cpu, whole ? "whole" : "broken", NULL);
    transfer->used = false;
}

void forget_files_of(uint32_t friend_number)
{
    for (struct Transfer *each = transfers; each < transfers + TRANSFERS; each++) {
        each->used = each->used && each->friend_number != friend_number;
    }
}

bool offer(const struct Peer *peer, uint32_t friend_number, uint64_t size, uint64_t length, const char *name)
{
    const uint32_t file_number = tox_file_send(peer->tox, friend_number, TOX_FILE_KIND_DATA, size, NULL,
        (const uint8_t *)name, strlen(name), NULL);
    if (file_number == UINT32_MAX) {
        return false;
    }
    if (!begin(friend_number, file_number, size, length)) {
        tox_file_control(peer->tox, friend_number, file_number, TOX_FILE_CONTROL_CANCEL, NULL);
        return false;
    }
    tell("offered", key_of(peer->tox, friend_number), number(file_number), NULL);
    return true;
}

static void offered(Tox *tox, uint32_t friend_number, uint32_t file_number, uint32_t kind, uint64_t size,
    const uint8_t *name, size_t length, void *data)
{
    const struct Peer *peer = data;
    tell("offer", key_of(tox, friend_number), number(file_number), number(kind), number(size), text(name, length),
        NULL);
    if (!begin(friend_number, file_number, size, size)) {
        tox_file_control(tox, friend_number, file_number, TOX_FILE_CONTROL_CANCEL, NULL);
    } else if (peer->accepting) {
        tox_file_control(tox, friend_number, file_number, TOX_FILE_CONTROL_RESUME, NULL);
    }
}

bool control_file(const struct Peer *peer, uint32_t friend_number, uint32_t file_number, Tox_File_Control control)
{
    struct Transfer *transfer = find(friend_number, file_number);
    if (!tox_file_control(peer->tox, friend_number, file_number, control, NULL)) {
        return false;
    }
    if (transfer != NULL && control == TOX_FILE_CONTROL_CANCEL) {
        transfer->used = false;
    }
    return true;
}

static void controlled(Tox *tox, uint32_t friend_number, uint32_t file_number, Tox_File_Control control, void *data)
{
    (void)data;
    static const char *const WORDS_OF[] = {"resume", "pause", "cancel"};
    struct Transfer *transfer = find(friend_number, file_number);
    if (transfer != NULL && control == TOX_FILE_CONTROL_CANCEL) {
        transfer->used = false;
    }
    tell("control", key_of(tox, friend_number), number(file_number), WORDS_OF[control], NULL);
}

static void asked(
    Tox *tox, uint32_t friend_number, uint32_t file_number, uint64_t position, size_t length, void *data)
{
    (void)data;
    struct Transfer *transfer = find(friend_number, file_number);
    if (transfer == NULL) {
        return;
    }
    moved(transfer, position);
    if (length == 0) {
        finish(tox, "sent", transfer);
        return;
    }
    uint8_t chunk[CHUNK];
    const uint64_t left = transfer->length - position;
    const size_t wanted = length < CHUNK ? length : CHUNK;
    const size_t sent = left < wanted ? left : wanted; /* fewer, or none, end a stream */
    for (size_t i = 0; i < sent; i++) {
        chunk[i] = byte_at(position + i);
    }
    /* A chunk the queue has no room for is asked for again. */
    tox_file_send_chunk(tox, friend_number, file_number, position, chunk, sent, NULL);
}

static void arrived(Tox *tox, uint32_t friend_number, uint32_t file_number, uint64_t position, const uint8_t *chunk,
    size_t length, void *data)
{
    (void)data;
    struct Transfer *transfer = find(friend_number, file_number);
    if (transfer == NULL) {
        return;
    }
    for (size_t i = 0; i < length; i++) {
        transfer->wrong |= chunk[i] != byte_at(position + i);
    }
    moved(transfer, position + length);
    if (length == 0) {
        finish(tox, "received", transfer);
    }
}

void listen_to_files(Tox *tox)
{
    tox_callback_file_recv(tox, offered);
    tox_callback_file_recv_control(tox, controlled);
    tox_callback_file_chunk_request(tox, asked);
    tox_callback_file_recv_chunk(tox, arrived);
}
