#include "harness/evidence/addresses_in_text.h"

#include <algorithm>

#include "harness/evidence/characters.h"
#include "sim/journal/utf8.h"

namespace evidence {
namespace {

constexpr std::array<std::string_view, 5> kMarks = {"@", "%40", "\\u0040", "&#64;", "%2540"};
constexpr std::size_t kLongestLocal = 64;

// What an address may have before its `@`, as far as people use it.
bool is_of_local(char c) {
  constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~.";
  return is_alphanumeric(c) || kOthers.find(c) != kOthers.npos;
}

// Two or three bytes that are a blank, a quote or a dash of typography, not a letter.
bool is_typography(std::string_view character) {
  return character.starts_with("\xC2") || character.starts_with("\xE2\x80") ||
         character.starts_with("\xE2\x81") || character.starts_with("\xE3\x80") ||
         character.starts_with("\xEF\xBB") || character.starts_with("\xEF\xBC") ||
         character.starts_with("\xEF\xBF");
}

// How many bytes a letter that is not ASCII has, 0 if there is none.
std::size_t foreign_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || is_ascii(text[at])) return 0;
  const std::size_t length = sim::utf8_length(text, at);
  return is_typography(text.substr(at, length)) ? 0 : length;
}

std::size_t foreign_letter_before(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && end - at < 4 && is_continuation(text[at - 1])) --at;
  if (at == 0) return 0;
  --at;
  return foreign_letter_at(text, at) == end - at ? end - at : 0;
}

bool is_hex_byte(std::string_view text, std::size_t at) {
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
  return at + 2 < text.size() && text[at] == '%' && kDigits.find(text[at + 1]) != kDigits.npos &&
         kDigits.find(text[at + 2]) != kDigits.npos;
}

// `%C3`, of a letter that is not ASCII.
bool is_foreign_hex_byte(std::string_view text, std::size_t at) {
  return is_hex_byte(text, at) && (text[at + 1] == '8' || text[at + 1] > '8');
}

std::size_t local_begin(std::string_view text, std::size_t mark, std::size_t from) {
  std::size_t at = mark;
  while (at > from && mark - at < kLongestLocal) {
    const std::size_t length =
        is_of_local(text[at - 1]) ? 1 : foreign_letter_before(text.substr(from), at - from);
    if (length == 0) break;
    at -= length;
  }
  return at;
}

// `to=a@example.com`, `'a@example.com'`, `to%3Da%40example.com`: what people put before an address
// is none of it.
std::size_t without_what_is_before(std::string_view text, std::size_t begin, std::size_t mark) {
  constexpr std::array<std::string_view, 14> kEscapes = {"20", "22", "27", "2C", "2F", "3A", "3B",
                                                         "3C", "3D", "3E", "26", "28", "5B", "7B"};
  std::size_t after = begin;
  for (std::size_t at = begin; at < mark; ++at) {
    if (std::string_view("='/{|`").find(text[at]) != std::string_view::npos) after = at + 1;
    if (!is_hex_byte(text, at) || at + 3 > mark) continue;
    const std::string_view escape = text.substr(at + 1, 2);
    const bool ends = std::ranges::any_of(kEscapes, [&](std::string_view one) {
      return lower_case(one[0]) == lower_case(escape[0]) &&
             lower_case(one[1]) == lower_case(escape[1]);
    });
    if (ends) after = at + 3;
  }
  return after;
}

std::size_t domain_end(std::string_view text, std::size_t begin, bool is_escaped) {
  std::size_t at = begin;
  while (at < text.size()) {
    if (is_alphanumeric(text[at]) || text[at] == '-' || text[at] == '.') {
      ++at;
    } else if (is_escaped && is_foreign_hex_byte(text, at)) {
      at += 3;
    } else if (const std::size_t length = foreign_letter_at(text, at); length > 0) {
      at += length;
    } else {
      break;
    }
  }
  while (at > begin && (text[at - 1] == '.' || text[at - 1] == '-')) --at;
  return at;
}

}  // namespace

AddressesInText::AddressesInText(std::string_view text) : text_(text) {
  static_assert(kMarks.size() == kForms);
  for (std::size_t i = 0; i < kForms; ++i) marks_[i] = text_.find(kMarks[i]);
}

std::optional<AddressInText> AddressesInText::around(std::size_t at, std::string_view mark,
                                                     std::size_t from) const {
  AddressInText found;
  found.begin = without_what_is_before(text_, local_begin(text_, at, from), at);
  if (found.begin == at) return std::nullopt;
  const std::size_t domain = at + mark.size();
  found.local = text_.substr(found.begin, at - found.begin);
  found.mark = text_.substr(at, mark.size());
  found.domain = text_.substr(domain, domain_end(text_, domain, mark.front() == '%') - domain);
  if (found.domain.find('.') == found.domain.npos) return std::nullopt;
  return found;
}

std::optional<AddressInText> AddressesInText::next(std::size_t from) {
  for (;;) {
    const auto first = std::ranges::min_element(marks_);
    if (*first == text_.npos) return std::nullopt;
    const std::size_t at = *first;
    const std::string_view mark = kMarks[static_cast<std::size_t>(first - marks_.begin())];
    *first = text_.find(mark, at + 1);
    if (at < from) continue;
    if (auto found = around(at, mark, from)) return found;
  }
}

}  // namespace evidence
