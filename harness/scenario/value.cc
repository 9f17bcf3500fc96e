#include "harness/scenario/value.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "harness/scenario/problems.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBytes = 1 << 20;

// What the path names if that is no file, for people; "" for a file, and if nothing is there.
// Reading would wait for ever at a FIFO, and go on without end in a device.
const char* other_than_file(const std::string& path) {
  std::error_code none;
  switch (fs::status(path, none).type()) {
    case fs::file_type::directory:
      return "a folder";
    case fs::file_type::fifo:
      return "a FIFO";
    case fs::file_type::socket:
      return "a socket";
    case fs::file_type::character:
    case fs::file_type::block:
      return "a device";
    default:
      return "";
  }
}

}  // namespace

const Value* Value::find(std::string_view name) const {
  for (const Member& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

std::string describe(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return "nothing";
    case Value::Kind::kBoolean:
    case Value::Kind::kNumber:
      return value.text;
    case Value::Kind::kText:
      return "'" + value.text + "'";
    case Value::Kind::kList:
      return "a list";
    case Value::Kind::kMap:
      return "a map";
  }
  return {};
}

std::string read_text(const std::string& path) {
  const auto refuse = [&](const std::string& why) -> FileErrors {
    return FileErrors({{{path, 0, 0}, why}});
  };
  if (const std::string other = other_than_file(path); !other.empty()) {
    throw refuse("cannot be read: it is " + other + ", not a file");
  }
  // Some files under /proc have their readers wait, too.
  const int number = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (number < 0) throw refuse("cannot be read: " + std::string(std::strerror(errno)));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{::fdopen(number, "rb"), &std::fclose};
  std::string text(kMaxBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get()) != 0) {
    throw refuse("cannot be read: " + std::string(std::strerror(errno)));
  }
  if (text.size() > kMaxBytes) throw refuse("is longer than 1 MiB");
  return text;
}

void write_json(const Value& value, sim::JsonWriter& json) {
  switch (value.kind) {
    case Value::Kind::kNull:
      json.null();
      return;
    case Value::Kind::kBoolean:
    case Value::Kind::kNumber:
      json.raw(value.text);
      return;
    case Value::Kind::kText:
      json.value(value.text);
      return;
    case Value::Kind::kList:
      json.begin_array();
      for (const Value& item : value.items) write_json(item, json);
      json.end_array();
      return;
    case Value::Kind::kMap:
      json.begin_object();
      for (const Member& member : value.members) {
        json.key(member.name);
        write_json(member.value, json);
      }
      json.end_object();
      return;
  }
}

}  // namespace harness
