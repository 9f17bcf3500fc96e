#include "harness/evidence/json_in_text.h"

#include <algorithm>
#include <array>

#include "harness/evidence/characters.h"
#include "sim/journal/json_text.h"

namespace evidence {
namespace {

constexpr std::size_t kNoJson = std::string_view::npos;

std::size_t after_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

bool is_at(std::string_view text, std::size_t at, char c) {
  return at < text.size() && text[at] == c;
}

// REQUIRES: a quote is at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    at = text.find_first_of("\"\\", at);
    if (at == kNoJson) return kNoJson;
    if (text[at] == '"') return at + 1;
    ++at;
  }
  return kNoJson;
}

std::size_t scalar_end(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 3> kWords = {"true", "false", "null"};
  const std::string_view rest = text.substr(at);
  for (const std::string_view word : kWords) {
    if (rest.starts_with(word)) return at + word.size();
  }
  constexpr std::string_view kOfNumbers = "0123456789+-.eE";
  const std::size_t end = std::min(rest.find_first_not_of(kOfNumbers), rest.size());
  const bool is_number = end > 0 && (is_digit(rest.front()) || rest.front() == '-');
  return is_number ? at + end : kNoJson;
}

std::size_t container_end(std::string_view text, std::size_t at, int depth,
                          std::vector<JsonPart>* parts);

std::size_t value_end(std::string_view text, std::size_t at, int depth) {
  if (at >= text.size()) return kNoJson;
  if (text[at] == '"') return string_end(text, at);
  if (text[at] == '{' || text[at] == '[') return container_end(text, at, depth + 1, nullptr);
  return scalar_end(text, at);
}

// A name and what follows it, up to where its value begins.
std::size_t name_end(std::string_view text, std::size_t at, JsonPart& part) {
  if (!is_at(text, at, '"')) return kNoJson;
  const std::size_t end = string_end(text, at);
  if (end == kNoJson) return kNoJson;
  part.name = text.substr(at, end - at);
  at = after_blanks(text, end);
  return is_at(text, at, ':') ? after_blanks(text, at + 1) : kNoJson;
}

std::size_t container_end(std::string_view text, std::size_t at, int depth,
                          std::vector<JsonPart>* parts) {
  if (depth > kMostJsonDepth) return kNoJson;
  const bool is_object = text[at] == '{';
  const char closing = is_object ? '}' : ']';
  at = after_blanks(text, at + 1);
  if (is_at(text, at, closing)) return at + 1;
  for (;;) {
    JsonPart part;
    if (is_object) at = name_end(text, at, part);
    const std::size_t end = at == kNoJson ? kNoJson : value_end(text, at, depth);
    if (end == kNoJson) return kNoJson;
    part.value = text.substr(at, end - at);
    if (parts != nullptr) parts->push_back(part);
    at = after_blanks(text, end);
    if (is_at(text, at, closing)) return at + 1;
    if (!is_at(text, at, ',')) return kNoJson;
    at = after_blanks(text, at + 1);
  }
}

}  // namespace

std::size_t json_end(std::string_view text, std::size_t at) {
  const bool may_begin = at < text.size() && (text[at] == '{' || text[at] == '[');
  return may_begin ? container_end(text, at, 1, nullptr) : kNoJson;
}

std::vector<JsonPart> json_parts(std::string_view json) {
  std::vector<JsonPart> parts;
  container_end(json, 0, 0, &parts);
  return parts;
}

std::string unquoted(std::string_view json_string) {
  const std::string_view raw = json_string.substr(1, json_string.size() - 2);
  std::string text;
  text.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    text += raw.substr(at, escape - at);
    at = escape;
    if (at == raw.size()) break;
    const std::size_t length = sim::append_unescaped(text, raw.substr(at));
    if (length == 0) text += raw[at];
    at += std::max<std::size_t>(length, 1);
  }
  return text;
}

}  // namespace evidence
