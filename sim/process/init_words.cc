#include "sim/process/init_words.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace backlot_init {

void say_last_words(const char* path, const char* words) {
  constexpr time_t kLongestSeconds = 10;
  sockaddr_un address;
  memset(&address, 0, sizeof address);
  address.sun_family = AF_UNIX;
  if (path[0] == 0 || strlen(path) >= sizeof address.sun_path) return;
  strcpy(address.sun_path, path);
  const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (server < 0) return;
  const timeval longest = {kLongestSeconds, 0};
  setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
  setsockopt(server, SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);
  const size_t size = strlen(words);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      send(server, words, size, MSG_NOSIGNAL) == static_cast<ssize_t>(size)) {
    char answer[1024];
    while (read(server, answer, sizeof answer) > 0) {
    }
  }
  close(server);
}

}  // namespace backlot_init
