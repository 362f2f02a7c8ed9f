/* What the peer can be told. Each command is answered by an event of its own, or by "done" or "error". */
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Command {
    const char *name;
    int arguments;
    bool (*run)(struct Peer *peer, char **arguments);
};

void tell_id(const struct Peer *peer)
{
    uint8_t id[TOX_ADDRESS_SIZE], dht[TOX_PUBLIC_KEY_SIZE];
    tox_self_get_address(peer->tox, id);
    tox_self_get_dht_id(peer->tox, dht);
    tell("id", hex(id, sizeof id), hex(dht, sizeof dht), number(tox_self_get_udp_port(peer->tox, NULL)),
        number(tox_self_get_tcp_port(peer->tox, NULL)), NULL);
}

bool save(const struct Peer *peer)
{
    if (peer->savedata == NULL) {
        return true;
    }
    const size_t size = tox_get_savedata_size(peer->tox);
    uint8_t *bytes = malloc(size);
    char fresh[4096];
    snprintf(fresh, sizeof fresh, "%s.new", peer->savedata);
    FILE *file = fopen(fresh, "wb");
    if (bytes == NULL || file == NULL) {
        perror(fresh);
        exit(1);
    }
    tox_get_savedata(peer->tox, bytes);
    const bool written = fwrite(bytes, 1, size, file) == size;
    const bool closed = fclose(file) == 0;
    free(bytes);
    return written && closed && rename(fresh, peer->savedata) == 0;
}

/* A friend's number by public key, or UINT32_MAX. */
static uint32_t friend_of(const struct Peer *peer, const char *digits)
{
    uint8_t key[TOX_PUBLIC_KEY_SIZE];
    return unhex(digits, key, sizeof key) ? tox_friend_by_public_key(peer->tox, key, NULL) : UINT32_MAX;
}

static bool run_id(struct Peer *peer, char **arguments)
{
    (void)arguments;
    tell_id(peer);
    return true;
}

static bool run_bootstrap(struct Peer *peer, char **arguments)
{
    uint8_t key[TOX_PUBLIC_KEY_SIZE];
    return unhex(arguments[2], key, sizeof key)
        && tox_bootstrap(peer->tox, arguments[0], (uint16_t)atoi(arguments[1]), key, NULL);
}

static bool run_relay(struct Peer *peer, char **arguments)
{
    uint8_t key[TOX_PUBLIC_KEY_SIZE];
    return unhex(arguments[2], key, sizeof key)
        && tox_add_tcp_relay(peer->tox, arguments[0], (uint16_t)atoi(arguments[1]), key, NULL);
}

static bool run_add(struct Peer *peer, char **arguments)
{
    uint8_t key[TOX_PUBLIC_KEY_SIZE];
    return unhex(arguments[0], key, sizeof key)
        && tox_friend_add_norequest(peer->tox, key, NULL) != UINT32_MAX && save(peer);
}

static bool run_ask(struct Peer *peer, char **arguments)
{
    uint8_t id[TOX_ADDRESS_SIZE];
    const uint8_t *message = (const uint8_t *)arguments[1];
    return unhex(arguments[0], id, sizeof id)
        && tox_friend_add(peer->tox, id, message, strlen(arguments[1]), NULL) != UINT32_MAX && save(peer);
}

static bool run_remove(struct Peer *peer, char **arguments)
{
    return tox_friend_delete(peer->tox, friend_of(peer, arguments[0]), NULL) && save(peer);
}

static bool run_say(struct Peer *peer, char **arguments)
{
    Tox_Err_Friend_Send_Message error;
    const uint32_t receipt = tox_friend_send_message(peer->tox, friend_of(peer, arguments[0]),
        TOX_MESSAGE_TYPE_NORMAL, (const uint8_t *)arguments[1], strlen(arguments[1]), &error);
    if (error == TOX_ERR_FRIEND_SEND_MESSAGE_OK) {
        tell("said", arguments[0], number(receipt), NULL);
    }
    return error == TOX_ERR_FRIEND_SEND_MESSAGE_OK;
}

static bool run_name(struct Peer *peer, char **arguments)
{
    return tox_self_set_name(peer->tox, (const uint8_t *)arguments[0], strlen(arguments[0]), NULL);
}

static bool run_about(struct Peer *peer, char **arguments)
{
    return tox_self_set_status_message(peer->tox, (const uint8_t *)arguments[0], strlen(arguments[0]), NULL);
}

static bool run_status(struct Peer *peer, char **arguments)
{
    tox_self_set_status(peer->tox, (Tox_User_Status)atoi(arguments[0]));
    return true;
}

static bool run_friends(struct Peer *peer, char **arguments)
{
    (void)arguments;
    const size_t count = tox_self_get_friend_list_size(peer->tox);
    uint32_t *numbers = calloc(count + 1, sizeof *numbers);
    if (numbers == NULL) {
        return false;
    }
    tox_self_get_friend_list(peer->tox, numbers);
    for (size_t i = 0; i < count; i++) {
        const bool online = tox_friend_get_connection_status(peer->tox, numbers[i], NULL) != TOX_CONNECTION_NONE;
        tell("friend", key_of(peer->tox, numbers[i]), online ? "online" : "offline", NULL);
    }
    free(numbers);
    return true;
}

static bool run_offer(struct Peer *peer, char **arguments)
{
    const uint64_t size = strtoull(arguments[1], NULL, 10);
    return offer(peer, friend_of(peer, arguments[0]), TOX_FILE_KIND_DATA, size, size, arguments[2]);
}

static bool run_kind(struct Peer *peer, char **arguments)
{
    const uint64_t size = strtoull(arguments[2], NULL, 10);
    const uint32_t kind = (uint32_t)strtoul(arguments[0], NULL, 10);
    return offer(peer, friend_of(peer, arguments[1]), kind, size, size, arguments[3]);
}

static bool run_stream(struct Peer *peer, char **arguments)
{
    return offer(peer, friend_of(peer, arguments[0]), TOX_FILE_KIND_DATA, UINT64_MAX,
        strtoull(arguments[1], NULL, 10), arguments[2]);
}

static bool run_resume(struct Peer *peer, char **arguments)
{
    return control_file(peer, friend_of(peer, arguments[0]), (uint32_t)atol(arguments[1]), TOX_FILE_CONTROL_RESUME);
}

static bool run_pause(struct Peer *peer, char **arguments)
{
    return control_file(peer, friend_of(peer, arguments[0]), (uint32_t)atol(arguments[1]), TOX_FILE_CONTROL_PAUSE);
}

static bool run_cancel(struct Peer *peer, char **arguments)
{
    return control_file(peer, friend_of(peer, arguments[0]), (uint32_t)atol(arguments[1]), TOX_FILE_CONTROL_CANCEL);
}

static bool run_seek(struct Peer *peer, char **arguments)
{
    return tox_file_seek(peer->tox, friend_of(peer, arguments[0]), (uint32_t)atol(arguments[1]),
        strtoull(arguments[2], NULL, 10), NULL);
}

static bool run_save(struct Peer *peer, char **arguments)
{
    (void)arguments;
    return save(peer);
}

static bool run_quit(struct Peer *peer, char **arguments)
{
    (void)arguments;
    peer->running = false;
    return true;
}

static const struct Command COMMANDS[] = {
    {"id", 0, run_id},
    {"bootstrap", 3, run_bootstrap}, /* host, port, DHT key */
    {"relay", 3, run_relay},         /* host, port, DHT key */
    {"add", 1, run_add},             /* public key; asks nobody, and so accepts whoever asked */
    {"ask", 2, run_ask},             /* Tox ID, message */
    {"remove", 1, run_remove},       /* public key */
    {"say", 2, run_say},             /* public key, text */
    {"name", 1, run_name},
    {"about", 1, run_about},         /* status message */
    {"status", 1, run_status},       /* 0 none, 1 away, 2 busy */
    {"friends", 0, run_friends},
    {"offer", 3, run_offer},         /* public key, bytes, name */
    {"kind", 4, run_kind},           /* file kind, public key, bytes, name */
    {"stream", 3, run_stream},       /* public key, bytes, name; how many there are is not said before their end */
    {"resume", 2, run_resume},       /* public key, file number; accepts what was offered */
    {"pause", 2, run_pause},         /* public key, file number */
    {"cancel", 2, run_cancel},       /* public key, file number */
    {"seek", 3, run_seek},           /* public key, file number, position */
    {"save", 0, run_save},
    {"quit", 0, run_quit},
};

void obey(struct Peer *peer, char *line)
{
    char *words[WORDS];
    const int count = split(line, words);
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
        const struct Command *command = &COMMANDS[i];
        if (strcmp(words[0], command->name) == 0 && count - 1 == command->arguments) {
            const bool done = command->run(peer, words + 1);
            tell(done ? "done" : "error", words[0], NULL);
            return;
        }
    }
    tell("error", words[0], "no such command, or not with so many words", NULL);
}
