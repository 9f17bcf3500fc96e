#include "harness/scenario/value.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

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
  if (const std::string other = other_than_file(path); !other.empty()) {
    throw FileErrors({{{path, 0, 0}, "cannot be read: it is " + other + ", not a file"}});
  }
  std::ifstream file(path, std::ios::binary);
  const std::string reason = file ? "" : std::strerror(errno);
  if (!file) throw FileErrors({{{path, 0, 0}, "cannot be read: " + reason}});
  std::string text(kMaxBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) throw FileErrors({{{path, 0, 0}, "cannot be read"}});
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxBytes) throw FileErrors({{{path, 0, 0}, "is longer than 1 MiB"}});
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
