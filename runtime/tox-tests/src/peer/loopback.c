/*
 * Keeps the peer on this machine. Libtoxcore binds every interface and offers no way to tell it otherwise; it calls this
 * bind() in place of the system's, because a program's own functions go before those of its libraries. From a socket bound
 * to loopback the system sends nothing anywhere else.
 */
#define _DEFAULT_SOURCE
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int bind(int socket, const struct sockaddr *address, socklen_t length)
{
    if (address->sa_family == AF_INET6 && length >= sizeof(struct sockaddr_in6)) {
        struct sockaddr_in6 local;
        memcpy(&local, address, sizeof local);
        local.sin6_addr = in6addr_loopback;
        return (int)syscall(SYS_bind, socket, &local, sizeof local);
    }
    struct sockaddr_in local;
    memcpy(&local, address, sizeof local);
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return (int)syscall(SYS_bind, socket, &local, sizeof local);
}
