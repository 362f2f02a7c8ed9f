/* What friends do, told as it happens. */
#include "peer.h"

#include <stdlib.h>

enum { FRIENDS = 64 };

const char *key_of(const Tox *tox, uint32_t friend_number)
{
    uint8_t key[TOX_PUBLIC_KEY_SIZE];
    return tox_friend_get_public_key(tox, friend_number, key, NULL) ? hex(key, sizeof key) : "nobody";
}

static const char *route(Tox_Connection connection)
{
    return connection == TOX_CONNECTION_UDP ? "udp" : connection == TOX_CONNECTION_TCP ? "tcp" : "none";
}

static void self_connection(Tox *tox, Tox_Connection connection, void *data)
{
    (void)tox;
    (void)data;
    tell("network", route(connection), NULL);
}

/* Libtoxcore tells of each change of route; online and offline are told in turn, as people understand them. */
static void friend_connection(Tox *tox, uint32_t friend_number, Tox_Connection connection, void *data)
{
    static bool online[FRIENDS];
    if (friend_number >= FRIENDS) {
        tell("error", "too many friends for this peer", NULL);
        abort();
    }
    const bool now = connection != TOX_CONNECTION_NONE;
    const bool before = online[friend_number];
    online[friend_number] = now;
    if (!now) {
        forget_files_of(friend_number);
    }
    const char *event = now == before ? "route" : now ? "online" : "offline";
    tell(event, key_of(tox, friend_number), route(connection), NULL);
    if (now && !before) {
        offer_again(data, friend_number);
    }
}

static void friend_request(Tox *tox, const uint8_t *key, const uint8_t *message, size_t length, void *data)
{
    (void)tox;
    (void)data;
    tell("request", hex(key, TOX_PUBLIC_KEY_SIZE), text(message, length), NULL);
}

static void friend_message(
    Tox *tox, uint32_t friend_number, Tox_Message_Type type, const uint8_t *message, size_t length, void *data)
{
    (void)data;
    const char *event = type == TOX_MESSAGE_TYPE_ACTION ? "action" : "message";
    tell(event, key_of(tox, friend_number), text(message, length), NULL);
}

static void friend_read_receipt(Tox *tox, uint32_t friend_number, uint32_t receipt, void *data)
{
    (void)data;
    tell("read", key_of(tox, friend_number), number(receipt), NULL);
}

static void friend_name(Tox *tox, uint32_t friend_number, const uint8_t *name, size_t length, void *data)
{
    (void)data;
    tell("name", key_of(tox, friend_number), text(name, length), NULL);
}

static void friend_status_message(Tox *tox, uint32_t friend_number, const uint8_t *message, size_t length, void *data)
{
    (void)data;
    tell("about", key_of(tox, friend_number), text(message, length), NULL);
}

static void friend_status(Tox *tox, uint32_t friend_number, Tox_User_Status status, void *data)
{
    (void)data;
    tell("status", key_of(tox, friend_number), number(status), NULL);
}

void listen_to_friends(Tox *tox)
{
    tox_callback_self_connection_status(tox, self_connection);
    tox_callback_friend_connection_status(tox, friend_connection);
    tox_callback_friend_request(tox, friend_request);
    tox_callback_friend_message(tox, friend_message);
    tox_callback_friend_read_receipt(tox, friend_read_receipt);
    tox_callback_friend_name(tox, friend_name);
    tox_callback_friend_status_message(tox, friend_status_message);
    tox_callback_friend_status(tox, friend_status);
}
