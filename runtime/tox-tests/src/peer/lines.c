/* Lines of words, in and out. */
#include "peer.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ROOMS = 16, ROOM = 2 * TOX_MAX_MESSAGE_LENGTH };

static const char PLAIN[] = "\t\n\r\\";
static const char MARKED[] = "tnr\\";

/* Room for a word, used anew after ROOMS others. */
static char *room(void)
{
    static char rooms[ROOMS][ROOM];
    static int next;
    next = (next + 1) % ROOMS;
    return rooms[next];
}

const char *number(uint64_t value)
{
    char *word = room();
    snprintf(word, ROOM, "%" PRIu64, value);
    return word;
}

const char *hex(const uint8_t *bytes, size_t length)
{
    char *word = room();
    for (size_t i = 0; i < length && 2 * i + 2 < ROOM; i++) {
        snprintf(word + 2 * i, 3, "%02X", bytes[i]);
    }
    return word;
}

const char *text(const uint8_t *bytes, size_t length)
{
    char *word = room();
    size_t taken = length < ROOM ? length : ROOM - 1;
    memcpy(word, bytes, taken);
    word[taken] = '\0';
    return word;
}

bool unhex(const char *digits, uint8_t *bytes, size_t length)
{
    if (strlen(digits) != 2 * length || strspn(digits, "0123456789ABCDEFabcdef") != 2 * length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        sscanf(digits + 2 * i, "%2" SCNx8, &bytes[i]);
    }
    return true;
}

static void put(const char *word)
{
    for (; *word != '\0'; word++) {
        const char *special = strchr(PLAIN, *word);
        if (special != NULL) {
            putchar('\\');
        }
        putchar(special != NULL ? MARKED[special - PLAIN] : *word);
    }
}

void tell(const char *event, ...)
{
    va_list words;
    va_start(words, event);
    put(event);
    for (const char *word = va_arg(words, const char *); word != NULL; word = va_arg(words, const char *)) {
        putchar('\t');
        put(word);
    }
    va_end(words);
    putchar('\n');
    fflush(stdout);
}

static void unmark(char *word)
{
    char *to = word;
    for (const char *from = word; *from != '\0'; from++) {
        const char *marked = *from == '\\' && from[1] != '\0' ? strchr(MARKED, from[1]) : NULL;
        *to++ = marked != NULL ? PLAIN[marked - MARKED] : *from;
        from += marked != NULL;
    }
    *to = '\0';
}

int split(char *line, char *words[WORDS])
{
    int count = 0;
    for (char *word = line; word != NULL && count < WORDS; count++) {
        char *tab = strchr(word, '\t');
        if (tab != NULL) {
            *tab++ = '\0';
        }
        unmark(word);
        words[count] = word;
        word = tab;
    }
    return count;
}
