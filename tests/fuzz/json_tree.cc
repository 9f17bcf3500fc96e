// JsonTree against another reader: they agree on what is JSON and on what it says. What is deeper
// than a tree may be is none.
#include "sim/journal/json_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/fuzz/target.h"

namespace {

using nlohmann::json;
using sim::JsonTree;
using sim::JsonValue;
using tests::fuzz_require;

json likeness(const JsonValue& value);

json likeness_of_object(const JsonValue& value) {
  json object = json::object();
  for (const JsonValue& member : value.members()) {
    object[std::string(member.name())] = likeness(member);
    fuzz_require(value.find(member.name()) == &member, "a member is found by its name");
  }
  fuzz_require(object.size() == value.members().size(), "each name comes once");
  return object;
}

json likeness_of_array(const JsonValue& value) {
  json array = json::array();
  for (const JsonValue& element : value.elements()) array.push_back(likeness(element));
  return array;
}

// The same value, as the other reader has it.
json likeness(const JsonValue& value) {
  switch (value.type()) {
    case JsonValue::Type::kNull:
      return nullptr;
    case JsonValue::Type::kBoolean:
      return value.boolean();
    case JsonValue::Type::kInteger:
      if (const auto whole = value.whole()) return *whole;
      return std::stoull(std::string(value.json()));
    case JsonValue::Type::kReal:
      return value.real();
    case JsonValue::Type::kString:
      return std::string(value.string());
    case JsonValue::Type::kArray:
      return likeness_of_array(value);
    case JsonValue::Type::kObject:
      return likeness_of_object(value);
  }
  return {};
}

// How deep the brackets of a JSON text nest.
int depth_of(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = tests::fuzz_text(data, size);
  JsonTree tree;
  const bool is_read = tree.read(text);
  const json other = json::parse(text, nullptr, false);
  // The other one takes a NUL for the end.
  const bool is_json = !other.is_discarded() && text.find('\0') == std::string_view::npos &&
                       depth_of(text) <= JsonTree::kMaxDepth;
  fuzz_require(is_read == is_json, "the two readers agree on what is JSON");
  if (!is_read) return 0;
  fuzz_require(likeness(tree.root()) == other, "the two readers agree on what it says");
  // What a value is in the text is a text of the same value.
  JsonTree again;
  fuzz_require(again.read(tree.root().json()), "a value is JSON by itself");
  fuzz_require(likeness(again.root()) == other, "a value by itself is the same");
  return 0;
}
