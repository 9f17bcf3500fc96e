#include "harness/scenario/yaml_text.h"

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kPlain =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./@ ";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kMeasure = "0123456789.nusmhd%";
// What some readers of YAML take for something else than text.
constexpr std::string_view kWords[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};

bool is_word(std::string_view text) {
  for (const std::string_view word : kWords) {
    if (word.size() != text.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < word.size(); ++i) same = same && (text[i] | 0x20) == word[i];
    if (same) return true;
  }
  return false;
}

bool is_plain(std::string_view text) {
  const bool path = text.starts_with("../") || text.starts_with("./") || text.starts_with("/");
  if (text.empty() || (!path && kLetters.find(text.front()) == kLetters.npos)) return false;
  return text.back() != ' ' && text.find_first_not_of(kPlain) == text.npos && !is_word(text);
}

// A duration, a range of them or a chance: it begins with a digit and is no number for any reader.
bool is_measure(std::string_view text) {
  if (text.empty() || kDigits.find(text.front()) == kDigits.npos) return false;
  if (text.find_first_not_of(kMeasure) != text.npos) return false;
  return kDigits.find(text.back()) == kDigits.npos && text.back() != '.';
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_plain(text) || is_measure(text)) return std::string(text);
  sim::JsonWriter json;
  json.value(text);
  return json.take();
}

std::string yaml_key(std::string_view text) {
  const bool number = !text.empty() && text.find_first_not_of(kDigits) == text.npos;
  return number ? std::string(text) : yaml_scalar(text);
}

std::string yaml_flow(const Value& value) {
  std::string text;
  switch (value.kind) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kBoolean:
    case Value::Kind::kNumber:
      return value.text;
    case Value::Kind::kText:
      return yaml_scalar(value.text);
    case Value::Kind::kList:
      for (const Value& item : value.items) text += (text.empty() ? "" : ", ") + yaml_flow(item);
      return "[" + text + "]";
    case Value::Kind::kMap:
      for (const Member& member : value.members) {
        text += (text.empty() ? "" : ", ") + yaml_key(member.name) + ": " + yaml_flow(member.value);
      }
      return "{" + text + "}";
  }
  return text;
}

}  // namespace harness
