// A YAML document as plain data, with the place of each value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/scenario/place.h"
#include "sim/journal/json_writer.h"

namespace harness {

struct Member;

struct Value {
  // What a scalar is, by YAML's JSON schema: quoted text is always kText.
  enum class Kind { kNull, kBoolean, kNumber, kText, kList, kMap };
  Kind kind = Kind::kNull;
  Place place;
  std::string text;             // of a scalar, as written, quotes removed
  std::vector<Value> items;     // of a list
  std::vector<Member> members;  // of a map, in the order of the file; keys may repeat

  // The first member of this name, or null.
  const Value* find(std::string_view name) const;
};

struct Member {
  std::string name;
  Place place;
  Value value;
};

// `text`, `a list`, …, for messages.
std::string describe(const Value& value);

// The text of a file; FileErrors if it cannot be read, is a folder, a FIFO or a device, or is
// longer than 1 MiB.
std::string read_text(const std::string& path);

// Reads one YAML document. FileErrors for text that is not YAML or not UTF-8, for several
// documents, for keys that are not scalars, for NUL characters and tags, which nothing here can
// hold or means, and for anything larger than any sensible file.
Value parse_yaml(const std::string& text, const std::string& file);

// The value as JSON: numbers as they are written, everything in the order of the file.
void write_json(const Value& value, sim::JsonWriter& json);

}  // namespace harness
