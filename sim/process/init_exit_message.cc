#include "sim/process/init_exit_message.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace backlot_init {

void send_exit_message(const char* path, const char* message) {
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
  const size_t size = strlen(message);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      send(server, message, size, MSG_NOSIGNAL) == static_cast<ssize_t>(size)) {
    char answer[1024];
    while (read(server, answer, sizeof answer) > 0) {
    }
  }
  close(server);
}

}  // namespace backlot_init
