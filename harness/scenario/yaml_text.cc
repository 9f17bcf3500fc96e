#include "harness/scenario/yaml_text.h"

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kPlain =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./@ ";
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

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  sim::JsonWriter json;
  json.value(text);
  return json.take();
}

}  // namespace harness
