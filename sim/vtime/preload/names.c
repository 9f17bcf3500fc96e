// Programs that insist on a public name of what is simulated: names under a domain that the
// simulator stands in for resolve to an address of loopback, and a connection to port 443 of it
// goes to where the simulator takes TLS. The domain and the place are
// BACKLOT_VTIME_NAMES_VARIABLE's to say.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "sim/vtime/layout.h"
#include "sim/vtime/preload/clock_page.h"

#define STANDS_FOR_ALL "127.193.0.1"
#define HTTPS 443

// What follows the `=` of the variable, or null if there is none.
static const char* place_in(const char* names) {
  const char* equals = names ? strchr(names, '=') : NULL;
  return equals ? equals + 1 : NULL;
}

// Where the simulator takes TLS; false if it does not.
static bool find_target(struct in_addr* address, in_port_t* port) {
  const char* text = place_in(getenv(BACKLOT_VTIME_NAMES_VARIABLE));
  if (!text) return false;
  const char* colon = strrchr(text, ':');
  char host[INET_ADDRSTRLEN];
  if (!colon || (size_t)(colon - text) >= sizeof host) return false;
  memcpy(host, text, (size_t)(colon - text));
  host[colon - text] = '\0';
  *port = htons((in_port_t)atoi(colon + 1));
  return inet_pton(AF_INET, host, address) == 1;
}

static bool is_simulated(const char* name) {
  const char* names = getenv(BACKLOT_VTIME_NAMES_VARIABLE);
  const char* place = place_in(names);
  if (!name || !place) return false;
  size_t length = strlen(name);
  if (length > 0 && name[length - 1] == '.') --length;
  const size_t domain = (size_t)(place - 1 - names);
  return length > domain && strncasecmp(name + length - domain, names, domain) == 0;
}

static const char* resolved(const char* name) { return is_simulated(name) ? STANDS_FOR_ALL : name; }

VT_EXPORT int getaddrinfo(const char* restrict name, const char* restrict service,
                          const struct addrinfo* restrict hints,
                          struct addrinfo** restrict results) {
  typedef int (*type)(const char*, const char*, const struct addrinfo*, struct addrinfo**);
  VT_NEXT(type, getaddrinfo);
  return getaddrinfo_next(resolved(name), service, hints, results);
}

VT_EXPORT struct hostent* gethostbyname(const char* name) {
  typedef struct hostent* (*type)(const char*);
  VT_NEXT(type, gethostbyname);
  return gethostbyname_next(resolved(name));
}

VT_EXPORT int gethostbyname_r(const char* restrict name, struct hostent* restrict host,
                              char* restrict buffer, size_t size, struct hostent** restrict result,
                              int* restrict error) {
  typedef int (*type)(const char*, struct hostent*, char*, size_t, struct hostent**, int*);
  VT_NEXT(type, gethostbyname_r);
  return gethostbyname_r_next(resolved(name), host, buffer, size, result, error);
}

static bool stands_for_all(struct in_addr address, in_port_t port) {
  return port == htons(HTTPS) && address.s_addr == inet_addr(STANDS_FOR_ALL);
}

// An IPv4 address in the form that IPv6 sockets take is rewritten in place: its last four bytes.
static bool redirect_v6(struct sockaddr_in6* to) {
  struct in_addr inside;
  memcpy(&inside, to->sin6_addr.s6_addr + 12, sizeof inside);
  if (!IN6_IS_ADDR_V4MAPPED(&to->sin6_addr) || !stands_for_all(inside, to->sin6_port)) return false;
  if (!find_target(&inside, &to->sin6_port)) return false;
  memcpy(to->sin6_addr.s6_addr + 12, &inside, sizeof inside);
  return true;
}

VT_EXPORT int connect(int fd, const struct sockaddr* address, socklen_t size) {
  typedef int (*type)(int, const struct sockaddr*, socklen_t);
  VT_NEXT(type, connect);
  if (address && address->sa_family == AF_INET && size >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in to;
    memcpy(&to, address, sizeof to);
    if (stands_for_all(to.sin_addr, to.sin_port) && find_target(&to.sin_addr, &to.sin_port)) {
      return connect_next(fd, (const struct sockaddr*)&to, sizeof to);
    }
  }
  if (address && address->sa_family == AF_INET6 && size >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 to;
    memcpy(&to, address, sizeof to);
    if (redirect_v6(&to)) return connect_next(fd, (const struct sockaddr*)&to, sizeof to);
  }
  return connect_next(fd, address, size);
}
