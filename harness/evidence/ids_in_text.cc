#include "harness/evidence/ids_in_text.h"

#include <algorithm>
#include <array>

namespace evidence {
namespace {

constexpr std::size_t kUuidLength = 36;
constexpr std::size_t kXrayLength = 35;    // 1-8-24
constexpr std::size_t kDynamoLength = 52;  // letters and digits
constexpr std::size_t kSesLength = 60;     // 16 digits, a UUID, six digits
constexpr std::size_t kShortest = 32;
constexpr std::size_t kLongestMailId = 250;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// What a word with an id in it is made of.
constexpr std::array<bool, 256> kWord = [] {
  std::array<bool, 256> word{};
  for (unsigned c = '0'; c <= '9'; ++c) word[c] = true;
  for (unsigned c = 'a'; c <= 'z'; ++c) word[c] = true;
  for (unsigned c = 'A'; c <= 'Z'; ++c) word[c] = true;
  word['-'] = true;
  return word;
}();

bool is_word(char c) { return kWord[static_cast<unsigned char>(c)]; }

bool all_hex(std::string_view text) { return std::ranges::all_of(text, is_hex); }

// `1-5759e988-bd862e3fe1be46a994272793`
bool is_xray(std::string_view text) {
  return text.size() == kXrayLength && text.starts_with("1-") && text[10] == '-' &&
         all_hex(text.substr(2, 8)) && all_hex(text.substr(11));
}

// `0102017…-93bb6e2d-…-000000`
bool is_ses(std::string_view text) {
  return text.size() == kSesLength && text[16] == '-' && all_hex(text.substr(0, 16)) &&
         is_uuid(text.substr(17, kUuidLength)) && text[53] == '-' && all_hex(text.substr(54));
}

bool is_dynamo_request(std::string_view text) {
  return text.size() == kDynamoLength && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

void look_at_word(Fact& fact, std::string_view word) {
  if (is_hex_digits(word, kTaskIdDigits)) return fact.add_id(IdKind::kMentioned, word);
  if (is_xray(word)) return fact.add_id(IdKind::kTrace, word);
  if (is_ses(word)) return fact.add_id(IdKind::kMail, word);
  if (is_dynamo_request(word)) return fact.add_id(IdKind::kMentioned, word);
  // `order-93bb6e2d-…`
  for (std::size_t at = 0; at + kUuidLength <= word.size(); ++at) {
    if (at > 0 && word[at - 1] != '-') continue;
    const std::string_view part = word.substr(at, kUuidLength);
    if (!is_uuid(part)) continue;
    fact.add_id(IdKind::kMentioned, part);
    at += kUuidLength;
  }
}

// `<…@…>`; how long it is, 0 if it is none.
std::size_t mail_id_length(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestMailId).find_first_of("> \t\r\n\"", 1);
  if (end == text.npos || text[end] != '>') return 0;
  const std::size_t mark = text.substr(0, end).find('@');
  return mark > 1 && mark + 1 < end ? end + 1 : 0;
}

}  // namespace

bool is_hex_digits(std::string_view text, std::size_t count) {
  return text.size() == count && all_hex(text);
}

bool is_uuid(std::string_view text) {
  if (text.size() != kUuidLength) return false;
  for (std::size_t i = 0; i < kUuidLength; ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

void add_mentioned_ids(Fact& fact, std::string_view text) {
  const std::size_t most = fact.ids.size() + kMostIds;
  std::size_t at = 0;
  while (at < text.size() && fact.ids.size() < most) {
    if (text[at] == '<') {
      const std::size_t length = mail_id_length(text.substr(at));
      if (length > 0) fact.add_id(IdKind::kMail, text.substr(at, length));
      at += std::max<std::size_t>(length, 1);
      continue;
    }
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end - at >= kShortest) look_at_word(fact, text.substr(at, end - at));
    at = end;
  }
}

}  // namespace evidence
