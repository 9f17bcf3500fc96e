#include "sim/journal/opaque.h"

#include <algorithm>
#include <array>

namespace sim {
namespace {

constexpr std::size_t kUuid = 36;
constexpr std::size_t kHexId = 16;
constexpr std::size_t kMixedId = 20;
constexpr std::size_t kBase64Id = 40;
// A port that Linux gives to a program that asks for any, as /proc/sys/net/ipv4 has it by default.
constexpr int kFirstFreePort = 32768;
constexpr int kLastFreePort = 60999;
constexpr std::size_t kMostDigits = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Where a name would not change from one kind of character to the next: between a letter and a
// digit, and from a lower-case letter to upper-case ones that begin no word. `input-queue-2` has
// none, `InputQueue2` has one.
std::size_t odd_changes(std::string_view word) {
  std::size_t changes = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const char before = word[i - 1];
    const char c = word[i];
    const bool digits = (is_digit(c) && is_letter(before)) || (is_letter(c) && is_digit(before));
    const bool begins_word = i + 1 < word.size() && is_lower(word[i + 1]);
    if (digits || (is_lower(before) && is_upper(c) && !begins_word)) ++changes;
  }
  return changes;
}

// What is drawn has a change every two or three characters; a name has one or two in all.
bool is_mixed(std::string_view word, std::size_t every) {
  constexpr std::size_t kFewest = 3;
  const std::size_t changes = odd_changes(word);
  return changes >= kFewest && changes * every > word.size();
}

int value_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool ends_with_loopback(std::string_view text) {
  for (const std::string_view host : {"localhost", "0.0.0.0", "[::1]", "[::]"}) {
    if (text.ends_with(host)) return true;
  }
  std::size_t begin = text.size();
  while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return text.substr(begin).starts_with("127.");
}

// `pid` of `"pid": `, of `PID=` and of `parentPid `; not that of `rapid `.
std::string_view name_before(std::string_view text) {
  constexpr std::string_view kBetween = " \"'\\:=(#";
  constexpr std::size_t kMostBetween = 8;
  std::size_t end = text.size();
  while (end > 0 && text.size() - end < kMostBetween &&
         kBetween.find(text[end - 1]) != kBetween.npos)
    --end;
  if (end == text.size()) return {};
  std::size_t begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

bool is_called(std::string_view name, std::string_view what) {
  if (name.size() < what.size()) return false;
  const std::size_t rest = name.size() - what.size();
  const bool same =
      std::equal(what.begin(), what.end(), name.begin() + static_cast<std::ptrdiff_t>(rest),
                 [](char a, char b) { return a == lower(b); });
  return same && (rest == 0 || (is_upper(name[rest]) && is_lower(name[rest - 1])));
}

}  // namespace

bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }

bool is_id_character(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '_' || c == '+' || c == '/';
}

std::size_t uuid_length(std::string_view text, std::size_t at) {
  const std::string_view uuid = text.substr(at, kUuid);
  if (uuid.size() < kUuid) return 0;
  for (std::size_t i = 0; i < kUuid; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? uuid[i] != '-' : !is_hex(uuid[i])) return 0;
  }
  const bool goes_on = at + kUuid < text.size() && is_letter_or_digit(text[at + kUuid]);
  return goes_on ? 0 : kUuid;
}

bool is_hex_id(std::string_view word) {
  return word.size() >= kHexId && std::ranges::all_of(word, is_hex);
}

bool is_mixed_id(std::string_view word) { return word.size() >= kMixedId && is_mixed(word, 8); }

bool is_base64_id(std::string_view word) {
  if (word.size() < kBase64Id || word.find_first_of("+/") == word.npos) return false;
  return is_mixed(word, word.front() == '/' ? 5 : 8);  // It may be a path.
}

bool is_machine_number(std::string_view text, std::size_t begin, std::size_t end, PidMarks marks) {
  const std::string_view digits = text.substr(begin, end - begin);
  if (digits.size() > kMostDigits || !std::ranges::all_of(digits, is_digit)) return false;
  const std::string_view before = text.substr(0, begin);
  const std::string_view after = text.substr(end);
  if (before.ends_with(':') && ends_with_loopback(before.substr(0, before.size() - 1))) return true;
  if (std::ranges::any_of(marks, [&](auto mark) { return before.ends_with(mark); })) return true;
  if (before.ends_with("/proc/")) return true;
  const bool in_brackets = before.size() > 1 && before.back() == '[' && after.starts_with("]:");
  if (in_brackets && is_letter_or_digit(before[before.size() - 2])) return true;
  const std::string_view name = name_before(before);
  if (is_called(name, "pid") || is_called(name, "ppid")) return true;
  const int value = value_of(digits);
  return is_called(name, "port") && value >= kFirstFreePort && value <= kLastFreePort;
}

}  // namespace sim
