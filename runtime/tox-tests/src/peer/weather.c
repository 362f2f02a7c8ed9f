/*
 * Bad weather on the way out, for measurements: some datagrams are lost, all come late. Libtoxcore calls this sendto() in
 * place of the system's, because a program's own functions go before those of its libraries. A thread of its own sends what
 * is due, so that the delay does not depend on when the peer has its turn.
 */
#define _GNU_SOURCE
#include "peer.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { QUEUE = 16384, DATAGRAM = 1536, BILLION = 1000000000, MILLION = 1000000 };

struct Late {
    struct timespec due;
    int socket;
    int flags;
    socklen_t address_length;
    struct sockaddr_storage address;
    size_t length;
    uint8_t bytes[DATAGRAM];
};

static unsigned lost_per_mille;
static long late_nanos;
static uint32_t chance = 1;
static struct Late *queue; /* NULL in fair weather */
static size_t first, count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;

static ssize_t send_now(int socket, const void *bytes, size_t length, int flags, const struct sockaddr *to,
    socklen_t to_length)
{
    return syscall(SYS_sendto, socket, bytes, length, flags, to, to_length);
}

static void *post(void *nothing)
{
    for (;;) {
        pthread_mutex_lock(&lock);
        while (count == 0) {
            pthread_cond_wait(&arrived, &lock);
        }
        const struct Late *late = &queue[first];
        pthread_mutex_unlock(&lock);
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &late->due, NULL) == EINTR) {
        }
        /* What fails here is lost on the way. */
        send_now(late->socket, late->bytes, late->length, late->flags, (const struct sockaddr *)&late->address,
            late->address_length);
        pthread_mutex_lock(&lock);
        first = (first + 1) % QUEUE;
        count--;
        pthread_mutex_unlock(&lock);
    }
    return nothing;
}

void weather(const char *word)
{
    unsigned milliseconds = 0, seed = 1;
    sscanf(word, "%u:%u:%u", &lost_per_mille, &milliseconds, &seed);
    late_nanos = (long)milliseconds * MILLION;
    chance = seed | 1u;
    queue = calloc(QUEUE, sizeof *queue);
    pthread_t thread;
    if (queue == NULL || pthread_create(&thread, NULL, post, NULL) != 0) {
        perror("weather");
        exit(1);
    }
}

static bool is_lost(void)
{
    chance ^= chance << 13;
    chance ^= chance >> 17;
    chance ^= chance << 5;
    return chance % 1000 < lost_per_mille;
}

static void add(struct Late *late)
{
    clock_gettime(CLOCK_MONOTONIC, &late->due);
    late->due.tv_nsec += late_nanos;
    late->due.tv_sec += late->due.tv_nsec / BILLION;
    late->due.tv_nsec %= BILLION;
    count++;
    pthread_cond_signal(&arrived);
}

ssize_t sendto(int socket, const void *bytes, size_t length, int flags, const struct sockaddr *to, socklen_t to_length)
{
    if (queue == NULL || to == NULL || length > DATAGRAM) {
        return send_now(socket, bytes, length, flags, to, to_length);
    }
    if (is_lost()) {
        return (ssize_t)length;
    }
    pthread_mutex_lock(&lock);
    if (count < QUEUE) {
        struct Late *late = &queue[(first + count) % QUEUE];
        late->socket = socket;
        late->flags = flags;
        late->length = length;
        memcpy(late->bytes, bytes, length);
        late->address_length = to_length;
        memcpy(&late->address, to, to_length);
        add(late);
    }
    pthread_mutex_unlock(&lock);
    return (ssize_t)length;
}
