#include "sim/journal/behaviour.h"

#include <algorithm>

namespace sim {
namespace {

// How long the escape is that begins with the backslash at `at`: several backslashes, where JSON
// is in JSON, and what they stand before. Else the `n` of a line's end would join a word.
std::size_t escape_length(std::string_view text, std::size_t at) {
  constexpr std::string_view kEscaped = "nrtbf\"u";
  constexpr std::size_t kUnicodeDigits = 4;
  std::size_t end = at;
  while (end < text.size() && text[end] == '\\') ++end;
  if (end == text.size() || kEscaped.find(text[end]) == kEscaped.npos) return end - at;
  const bool unicode = text[end++] == 'u';
  if (unicode) end = std::min(end + kUnicodeDigits, text.size());
  return end - at;
}

// The position of the first character from `at` on that is not of the kind, or `end`.
template <class Kind>
std::size_t end_of(std::string_view text, std::size_t at, std::size_t end, Kind kind) {
  while (at < end && kind(text[at])) ++at;
  return at;
}

// The length of the UUID or hex id at `at`, or 0.
std::size_t plain_id_length(std::string_view text, std::size_t at, std::size_t end) {
  if (const std::size_t uuid = uuid_length(text.substr(0, end), at); uuid != 0) return uuid;
  const std::size_t stop = end_of(text, at, end, is_letter_or_digit);
  return is_hex_id(text.substr(at, stop - at)) ? stop - at : 0;
}

bool has_plain_id(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter_or_digit(text[at])) {
      if (plain_id_length(text, at, text.size()) != 0) return true;
      at = end_of(text, at, text.size(), is_letter_or_digit);
    } else {
      ++at;
    }
  }
  return false;
}

bool is_part_character(char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; }

}  // namespace

std::string Behaviour::of(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append(out, text);
  return out;
}

Event Behaviour::of(const Event& event) {
  Event alike = event;
  alike.actor = of(event.actor);
  alike.subject = of(event.subject);
  alike.data = of(event.data);
  return alike;
}

void Behaviour::append(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      const std::size_t length = escape_length(text, at);
      out += text.substr(at, length);
      at += length;
    } else if (is_id_character(text[at])) {
      const std::size_t end = end_of(text, at, text.size(), is_id_character);
      append_run(out, text, at, end);
      at = end;
    } else {
      out += text[at++];
    }
  }
}

void Behaviour::append_run(std::string& out, std::string_view text, std::size_t begin,
                           std::size_t end) {
  const std::string_view run = text.substr(begin, end - begin);
  if (is_base64_id(run) && !has_plain_id(run)) return append_id(out, run);
  while (begin < end) {
    const std::size_t stop = end_of(text, begin, end, is_part_character);
    append_part(out, text, begin, stop);
    if (stop < end) out += text[stop];
    begin = stop + 1;
  }
}

void Behaviour::append_part(std::string& out, std::string_view text, std::size_t begin,
                            std::size_t end) {
  const std::string_view part = text.substr(begin, end - begin);
  if (is_mixed_id(part) && !has_plain_id(part)) return append_id(out, part);
  while (begin < end) {
    if (!is_letter_or_digit(text[begin])) {
      out += text[begin++];
      continue;
    }
    const std::size_t id = plain_id_length(text, begin, end);
    if (id != 0) {
      append_id(out, text.substr(begin, id));
      begin += id;
      continue;
    }
    const std::size_t stop = end_of(text, begin, end, is_letter_or_digit);
    if (is_machine_number(text, begin, stop, marks_)) {
      out += '*';
    } else {
      out += text.substr(begin, stop - begin);
    }
    begin = stop;
  }
}

void Behaviour::append_id(std::string& out, std::string_view id) {
  out += '#';
  if (ids_ == Ids::kBlank) return;
  const auto known = numbers_.find(id);
  if (known != numbers_.end()) {
    out += std::to_string(known->second);
    return;
  }
  const std::uint64_t number = numbers_.size() + 1;
  numbers_.emplace(id, number);
  out += std::to_string(number);
}

BehaviourDigest::BehaviourDigest(Journal& journal, PidMarks marks)
    : journal_(journal), behaviour_(marks) {
  for (const Event& event : journal.events()) digest_.add(behaviour_.of(event));
  listener_ = journal.listen([this](const Event& event) { digest_.add(behaviour_.of(event)); });
}

BehaviourDigest::~BehaviourDigest() { journal_.unlisten(listener_); }

}  // namespace sim
