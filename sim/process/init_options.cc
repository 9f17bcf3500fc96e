#include "sim/process/init_options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace backlot_init {
namespace {

// Takes one text after another out of what the simulator sent.
class TextReader {
 public:
  TextReader(char* begin, size_t size) : at_(begin), end_(begin + size) {}
  char* next() {
    if (at_ >= end_) _exit(2);
    char* text = at_;
    at_ += strlen(text) + 1;
    return text;
  }
  uint64_t number() { return strtoull(next(), nullptr, 10); }
  char** list() {
    const size_t count = number();
    char** texts = static_cast<char**>(calloc(count + 1, sizeof(char*)));
    if (texts == nullptr) _exit(2);
    for (size_t i = 0; i < count; ++i) texts[i] = next();
    return texts;
  }

 private:
  char* at_;
  char* end_;
};

}  // namespace

bool read_fully(int descriptor, void* into, size_t size) {
  char* at = static_cast<char*>(into);
  while (size > 0) {
    const ssize_t count = read(descriptor, at, size);
    if (count == 0) return false;
    if (count < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    at += count;
    size -= static_cast<size_t>(count);
  }
  return true;
}

bool read_options(int socket, InitOptions& options) {
  uint32_t size = 0;
  if (!read_fully(socket, &size, sizeof size)) return false;
  char* bytes = static_cast<char*>(malloc(size + 1));
  if (bytes == nullptr || !read_fully(socket, bytes, size)) return false;
  bytes[size] = 0;
  TextReader texts(bytes, size);
  options.folder = texts.next();
  options.memory_bytes = texts.number();
  options.like_a_container = texts.number() != 0;
  options.own_network = texts.number() != 0;
  options.host_name = texts.next();
  options.mount_from = texts.next();
  options.mount_at = texts.next();
  options.exit_socket = texts.next();
  options.exit_message = texts.next();
  options.remove = texts.next();
  options.argv = texts.list();
  options.environment = texts.list();
  return true;
}

}  // namespace backlot_init
