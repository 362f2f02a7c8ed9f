/* Files that are made up when sent and checked when received, so that no disk is measured; with a folder they are kept. */
#define _POSIX_C_SOURCE 200809L
#include "files.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct Transfer transfers[TRANSFERS];

double seconds(void)
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

struct Transfer *find(uint32_t friend_number, uint32_t file_number)
{
    for (struct Transfer *each = transfers; each < transfers + TRANSFERS; each++) {
        if (each->used && each->friend_number == friend_number && each->file_number == file_number) {
            return each;
        }
    }
    return NULL;
}

static struct Transfer *begin(const Tox *tox, const char *direction, uint32_t friend_number, uint32_t file_number,
    uint64_t size, const char *name)
{
    uint8_t id[TOX_FILE_ID_LENGTH];
    struct Transfer *each = transfers;
    while (each < transfers + TRANSFERS && each->used) {
        each++;
    }
    if (each == transfers + TRANSFERS || !tox_file_get_file_id(tox, friend_number, file_number, id, NULL)) {
        return NULL;
    }
    *each = (struct Transfer){.used = true, .friend_number = friend_number, .file_number = file_number, .partial = -1,
        .length = size};
    snprintf(each->key, sizeof each->key, "%s", key_of(tox, friend_number));
    each->kept = (struct Kept){.direction = direction, .key = each->key, .size = size};
    snprintf(each->kept.id, sizeof each->kept.id, "%s", hex(id, sizeof id));
    snprintf(each->kept.name, sizeof each->kept.name, "%s", name);
    return each;
}

static void end(struct Transfer *transfer)
{
    if (transfer->partial >= 0) {
        close(transfer->partial);
    }
    transfer->used = false;
}

/* The clocks begin with the first byte, not with the offer. */
void moved(struct Transfer *transfer, uint64_t position)
{
    if (transfer->started == 0) {
        transfer->started = seconds();
        transfer->cpu = cpu_seconds();
    }
    transfer->position = position;
}

void go_on(struct Transfer *transfer, uint64_t position)
{
    if (transfer->started == 0) {
        moved(transfer, position);
        transfer->first = position;
        tell("moves", transfer->kept.id, number(position), NULL);
    }
}

void finish(const struct Peer *peer, const char *event, struct Transfer *transfer)
{
    char time[32], cpu[32];
    snprintf(time, sizeof time, "%.3f", seconds() - transfer->started);
    snprintf(cpu, sizeof cpu, "%.3f", cpu_seconds() - transfer->cpu);
    const bool all = transfer->position == transfer->length || transfer->length == UINT64_MAX;
    const bool whole = all && !transfer->wrong;
    if (whole && transfer->partial >= 0) {
        complete(peer, transfer->kept.name);
    }
    forget(peer, &transfer->kept);
    tell(event, transfer->key, number(transfer->file_number), number(transfer->position), time, cpu,
        whole ? "whole" : "broken", NULL);
    end(transfer);
}

void forget_files_of(uint32_t friend_number)
{
    for (struct Transfer *each = transfers; each < transfers + TRANSFERS; each++) {
        if (each->used && each->friend_number == friend_number) {
            end(each);
        }
    }
}

bool offer(const struct Peer *peer, uint32_t friend_number, uint32_t kind, uint64_t size, uint64_t length,
    const char *name)
{
    const uint32_t file_number = tox_file_send(peer->tox, friend_number, kind, size, NULL,
        (const uint8_t *)name, strlen(name), NULL);
    if (file_number == UINT32_MAX) {
        return false;
    }
    struct Transfer *transfer = begin(peer->tox, "out", friend_number, file_number, size, name);
    if (transfer != NULL) {
        transfer->length = length;
    }
    if (transfer == NULL || (size != UINT64_MAX && !remember(peer, &transfer->kept))) {
        tox_file_control(peer->tox, friend_number, file_number, TOX_FILE_CONTROL_CANCEL, NULL);
        return false;
    }
    tell("offered", transfer->key, number(file_number), transfer->kept.id, NULL);
    return true;
}

static void offer_one_again(const struct Peer *peer, const struct Kept *kept, void *friend_number)
{
    uint8_t id[TOX_FILE_ID_LENGTH];
    const uint32_t to = *(const uint32_t *)friend_number;
    unhex(kept->id, id, sizeof id);
    const uint32_t file_number = tox_file_send(peer->tox, to, TOX_FILE_KIND_DATA, kept->size, id,
        (const uint8_t *)kept->name, strlen(kept->name), NULL);
    if (file_number == UINT32_MAX || begin(peer->tox, "out", to, file_number, kept->size, kept->name) == NULL) {
        tell("error", "it cannot be offered again", kept->id, NULL);
    }
}

void offer_again(const struct Peer *peer, uint32_t friend_number)
{
    char key[2 * TOX_PUBLIC_KEY_SIZE + 1];
    snprintf(key, sizeof key, "%s", key_of(peer->tox, friend_number));
    each_kept(peer, "out", key, offer_one_again, &friend_number);
}

/* Accepts, at first or again, from where it is held; what is whole already is only finished, for nobody may seek to the end. */
static bool take(const struct Peer *peer, struct Transfer *transfer, int64_t there)
{
    if (there == (int64_t)transfer->kept.size || (there < 0 && complete(peer, transfer->kept.name))) {
        complete(peer, transfer->kept.name);
        forget(peer, &transfer->kept);
        end(transfer);
        return tox_file_control(
            peer->tox, transfer->friend_number, transfer->file_number, TOX_FILE_CONTROL_CANCEL, NULL);
    }
    transfer->partial = open_partial(peer, transfer->kept.name);
    return (there <= 0
               || tox_file_seek(peer->tox, transfer->friend_number, transfer->file_number, (uint64_t)there, NULL))
        && tox_file_control(peer->tox, transfer->friend_number, transfer->file_number, TOX_FILE_CONTROL_RESUME, NULL);
}

static void offered(Tox *tox, uint32_t friend_number, uint32_t file_number, uint32_t kind, uint64_t size,
    const uint8_t *name, size_t length, void *data)
{
    const struct Peer *peer = data;
    struct Transfer *transfer =
        begin(tox, "in", friend_number, file_number, size, text(name, length < NAME ? length : NAME - 1));
    if (transfer == NULL) {
        tox_file_control(tox, friend_number, file_number, TOX_FILE_CONTROL_CANCEL, NULL);
        return;
    }
    struct Kept known = transfer->kept;
    if (recall(peer, &known) && known.size == size) {
        transfer->kept = known;
        take(peer, transfer, held(peer, known.name));
        return;
    }
    tell("offer", transfer->key, number(file_number), number(kind), number(size), text(name, length), transfer->kept.id,
        NULL);
    if (peer->accepting) {
        tox_file_control(tox, friend_number, file_number, TOX_FILE_CONTROL_RESUME, NULL);
    }
}

bool control_file(const struct Peer *peer, uint32_t friend_number, uint32_t file_number, Tox_File_Control control)
{
    struct Transfer *transfer = find(friend_number, file_number);
    const bool accepts = transfer != NULL && control == TOX_FILE_CONTROL_RESUME && transfer->started == 0
        && strcmp(transfer->kept.direction, "in") == 0 && peer->folder != NULL;
    if (accepts && transfer->partial < 0) {
        return remember(peer, &transfer->kept) && take(peer, transfer, 0);
    }
    if (!tox_file_control(peer->tox, friend_number, file_number, control, NULL)) {
        return false;
    }
    if (transfer != NULL && control == TOX_FILE_CONTROL_CANCEL) {
        forget(peer, &transfer->kept);
        end(transfer);
    }
    return true;
}

static void controlled(Tox *tox, uint32_t friend_number, uint32_t file_number, Tox_File_Control control, void *data)
{
    static const char *const WORDS_OF[] = {"resume", "pause", "cancel"};
    struct Transfer *transfer = find(friend_number, file_number);
    if (transfer != NULL && control == TOX_FILE_CONTROL_CANCEL) {
        forget(data, &transfer->kept);
        end(transfer);
    }
    tell("control", key_of(tox, friend_number), number(file_number), WORDS_OF[control], NULL);
}

void listen_to_files(Tox *tox)
{
    tox_callback_file_recv(tox, offered);
    tox_callback_file_recv_control(tox, controlled);
    tox_callback_file_chunk_request(tox, asked);
    tox_callback_file_recv_chunk(tox, arrived);
}
