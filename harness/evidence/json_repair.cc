#include "harness/evidence/json_repair.h"

#include <algorithm>

#include "sim/journal/json_text.h"
#include "sim/journal/json_writer.h"
#include "sim/journal/utf8.h"

namespace evidence {
namespace {

constexpr std::size_t kCodeLength = 6;  // of `\uXXXX`
constexpr std::string_view kJsonBlanks = " \t\r\n";
// What stands before a list of records is repeated for each; it is short in all evidence.
constexpr std::size_t kMostBefore = std::size_t{64} << 10;

// Behind the string that begins at `at` with its quote.
std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

// Behind the object or array that begins at `at`.
std::size_t behind_brackets(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = behind_string(text, at);
      continue;
    }
    ++at;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at;
  }
  return at;
}

// `\ud83d` at the beginning, as a text has it that was cut in the middle of a character. REQUIRES:
// it is no whole escape.
bool is_half_a_pair(std::string_view escape) {
  constexpr std::string_view kHex = "0123456789abcdefABCDEF";
  if (escape.size() < kCodeLength || !escape.starts_with("\\u")) return false;
  return (escape[2] == 'd' || escape[2] == 'D') && kHex.substr(8).find(escape[3]) != kHex.npos &&
         kHex.find(escape[4]) != kHex.npos && kHex.find(escape[5]) != kHex.npos;
}

// Of the first array of objects that is the document or a member of it: behind its bracket. npos if
// there is none.
std::size_t first_list(std::string_view text) {
  const auto holds_objects = [&](std::size_t at) {
    const std::size_t first = text.find_first_not_of(kJsonBlanks, at + 1);
    return first != text.npos && text[first] == '{';
  };
  std::size_t at = std::min(text.find_first_not_of(kJsonBlanks), text.size());
  if (at == text.size()) return text.npos;
  if (text[at] == '[') return holds_objects(at) ? at + 1 : text.npos;
  for (++at; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      at = behind_string(text, at);
    } else if (c == '[' && holds_objects(at)) {
      return at + 1;
    } else if (c == '[' || c == '{') {
      at = behind_brackets(text, at);
    } else {
      ++at;
    }
  }
  return text.npos;
}

}  // namespace

std::string repaired_json(std::string_view text) {
  std::string utf8 = sim::as_utf8(text);
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (utf8[at] != '"') {
      out += utf8[at++];
      continue;
    }
    const std::size_t end = behind_string(utf8, at);
    for (; at < end; ++at) {
      const std::string_view rest = std::string_view(utf8).substr(at, end - at);
      std::string none;
      const std::size_t escape = rest.front() == '\\' ? sim::append_unescaped(none, rest) : 0;
      if (escape > 0) {
        out += rest.substr(0, escape);
        at += escape - 1;
      } else if (is_half_a_pair(rest)) {
        out += "\\ufffd";
        at += kCodeLength - 1;
      } else if (static_cast<unsigned char>(utf8[at]) >= 0x20) {
        out += utf8[at];
      } else {
        std::string quoted;
        sim::append_json_string(quoted, std::string_view(utf8).substr(at, 1));
        out.append(quoted, 1, quoted.size() - 2);
      }
    }
  }
  return out;
}

std::vector<std::string> records_apart(std::string_view text) {
  std::vector<std::string> records;
  const std::size_t begin = first_list(text);
  if (begin == text.npos || begin > kMostBefore) return records;
  const bool is_member = text[text.find_first_not_of(kJsonBlanks)] == '{';
  const std::string prefix(text.substr(0, begin));
  std::size_t at = begin;
  while (at < text.size() && text[at] != ']') {
    if (text[at] != '{') {
      ++at;
      continue;
    }
    const std::size_t end = behind_brackets(text, at);
    records.push_back(prefix + std::string(text.substr(at, end - at)) + (is_member ? "]}" : "]"));
    at = end;
  }
  if (records.size() < 2) records.clear();
  return records;
}

}  // namespace evidence
