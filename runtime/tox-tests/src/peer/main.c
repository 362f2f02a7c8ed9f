/*
 * toxpeer: a Tox client for tests, on loopback only.
 *
 *   toxpeer [-s SAVEDATA] [-p FIRST[:LAST]] [-t PORT] [-w LOST:LATE[:SEED]] [-d FOLDER] [-r SPEED] [-U] [-6] [-L] [-a]
 *
 *   -s  keeps identity and friends in this file      -U  no UDP
 *   -p  UDP ports of which the first free is taken   -6  IPv6 in place of IPv4
 *   -t  serves as a TCP relay on this port           -L  LAN discovery
 *   -w  loses so many of 1000 datagrams it sends,    -a  takes every file it is offered
 *       and sends the others so many ms late
 *   -d  puts files there, and goes on with them in its next run
 *   -r  sends so many bytes a second of each file
 *
 * Commands are lines on standard input (commands.c), events are lines on standard output (events.c, files.c). When
 * standard input ends the peer says farewell and ends too, so that none survives whoever started it.
 */
#define _POSIX_C_SOURCE 200809L
#include "peer.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SOON = 5 }; /* milliseconds */

struct Input {
    char bytes[LINE];
    size_t length;
};

static void read_ports(const char *word, struct Tox_Options *options)
{
    char *rest;
    const unsigned long first = strtoul(word, &rest, 10);
    tox_options_set_start_port(options, (uint16_t)first);
    tox_options_set_end_port(options, (uint16_t)(*rest == ':' ? strtoul(rest + 1, NULL, 10) : first));
}

static void read_options(int count, char **words, struct Tox_Options *options, struct Peer *peer)
{
    for (int option; (option = getopt(count, words, "s:p:t:w:d:r:U6La")) != -1;) {
        switch (option) {
            case 's': peer->savedata = optarg; break;
            case 'p': read_ports(optarg, options); break;
            case 't': tox_options_set_tcp_port(options, (uint16_t)atoi(optarg)); break;
            case 'w': weather(optarg); break;
            case 'd': peer->folder = optarg; break;
            case 'r': peer->speed = strtoull(optarg, NULL, 10); break;
            case 'U': tox_options_set_udp_enabled(options, false); break;
            case '6': tox_options_set_ipv6_enabled(options, true); break;
            case 'L': tox_options_set_local_discovery_enabled(options, true); break;
            case 'a': peer->accepting = true; break;
            default: exit(2);
        }
    }
}

/* The savedata of the last run, or NULL if there was none. */
static uint8_t *load(const char *path, size_t *length)
{
    FILE *file = path != NULL ? fopen(path, "rb") : NULL;
    if (file == NULL) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*length + 1);
    if (bytes == NULL || fread(bytes, 1, *length, file) != *length) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return bytes;
}

static void open_tox(int count, char **words, struct Peer *peer)
{
    struct Tox_Options *options = tox_options_new(NULL);
    tox_options_set_ipv6_enabled(options, false);
    tox_options_set_local_discovery_enabled(options, false);
    tox_options_set_hole_punching_enabled(options, false);
    read_options(count, words, options, peer);
    size_t length = 0;
    uint8_t *savedata = load(peer->savedata, &length);
    if (savedata != NULL) {
        tox_options_set_savedata_type(options, TOX_SAVEDATA_TYPE_TOX_SAVE);
        tox_options_set_savedata_data(options, savedata, length);
    }
    Tox_Err_New error;
    peer->tox = tox_new(options, &error);
    tox_options_free(options);
    free(savedata);
    if (peer->tox == NULL) {
        tell("error", "tox_new", number(error), NULL);
        exit(1);
    }
}

static void obey_lines(struct Peer *peer, struct Input *input)
{
    input->bytes[input->length] = '\0';
    char *line = input->bytes;
    for (char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        obey(peer, line);
    }
    input->length = strlen(line);
    memmove(input->bytes, line, input->length);
    if (input->length == LINE - 1) {
        tell("error", "a line is too long", NULL);
        peer->running = false;
    }
}

/* Waits for commands until Tox wants its turn. */
static void take_commands(struct Peer *peer, struct Input *input)
{
    struct pollfd waiting = {.fd = STDIN_FILENO, .events = POLLIN};
    const int turn = (int)tox_iteration_interval(peer->tox);
    if (poll(&waiting, 1, send_files(peer) && turn > SOON ? SOON : turn) <= 0) {
        return;
    }
    const ssize_t taken = read(STDIN_FILENO, input->bytes + input->length, LINE - 1 - input->length);
    if (taken <= 0) {
        peer->running = false;
        return;
    }
    input->length += (size_t)taken;
    obey_lines(peer, input);
}

int main(int count, char **words)
{
    static struct Input input;
    struct Peer peer = {.running = true};
    open_tox(count, words, &peer);
    listen_to_friends(peer.tox);
    listen_to_files(peer.tox);
    save(&peer);
    tell_id(&peer);
    while (peer.running) {
        tox_iterate(peer.tox, &peer);
        take_commands(&peer, &input);
    }
    save(&peer);
    tox_kill(peer.tox);
    tell("ended", NULL);
    return 0;
}
