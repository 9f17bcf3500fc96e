#include "harness/evidence/people.h"

#include <algorithm>

#include "fakes/mail/address.h"
#include "harness/evidence/characters.h"

namespace evidence {
namespace {

constexpr std::size_t kBeginning = 3;  // and the shortest name
constexpr std::size_t kLongestOfPerson = 100;
constexpr std::size_t kLongestAddress = 320;

std::size_t bit_of(std::string_view text) {
  std::size_t bits = 0;
  for (const char c : text.substr(0, kBeginning)) bits = bits * 31 + static_cast<unsigned char>(c);
  return bits;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (is_blank(text.front()) || is_quote(text.front()) || text[0] == '\\'))
    text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || is_quote(text.back()) || text.back() == '\\'))
    text.remove_suffix(1);
  return text;
}

// Whether `<…@…>` stands at `open`, which is `<` or `&lt;`.
bool is_address_at(std::string_view text, std::size_t open) {
  const std::string_view rest = text.substr(open + 1, kLongestAddress);
  const std::string_view inside = rest.substr(0, rest.find_first_of("> \t\r\n\"<&"));
  const std::size_t mark = inside.find('@');
  return mark != inside.npos && mark > 0 && mark + 1 < inside.size();
}

bool begins_name(std::string_view word) {
  return is_capital(word.front()) || !is_ascii(word.front()) || word.starts_with("=?");
}

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 14> kWords = {
      "van", "von", "de", "der", "den", "di", "da", "la", "le", "del", "af", "av", "bin", "y"};
  return std::ranges::find(kWords, word) != kWords.end();
}

// Of `Sent a mail to Jane van Doe`: `Jane van Doe`; "" if the last word is none of a name.
std::string_view last_name_in(std::string_view prose) {
  std::size_t begin = prose.size();
  for (std::size_t end = prose.size(); end > 0;) {
    const std::size_t blank = prose.rfind(' ', end - 1);
    const std::size_t word = blank == prose.npos ? 0 : blank + 1;
    const std::string_view text = prose.substr(word, end - word);
    if (text.empty() || (!begins_name(text) && !is_particle(text))) break;
    if (begins_name(text)) begin = word;
    if (blank == prose.npos) break;
    end = blank;
  }
  return prose.substr(begin);
}

// Whether the line begins as a header with addresses does.
bool is_of_header(std::string_view line) {
  constexpr std::array<std::string_view, 6> kHeaders = {
      "from:", "to:", "cc:", "bcc:", "reply-to:", "sender:"};
  const std::string beginning = lower_case(line.substr(0, 9));
  return std::ranges::any_of(kHeaders,
                             [&](std::string_view one) { return beginning.starts_with(one); });
}

// The name that stands before the address at `at`. In a field, all of it is the name.
std::string_view name_before(std::string_view text, std::size_t at, bool is_mail) {
  const std::size_t end = text.find('>', at);
  const bool ends_field = end == text.npos || end + 1 == text.size() || text[end + 1] == ',';
  text = text.substr(0, at);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (text.ends_with('"')) {
    text.remove_suffix(1);
    while (text.ends_with('\\')) text.remove_suffix(1);
    const std::size_t quote = text.rfind('"');
    return trimmed(text.substr(quote == text.npos ? 0 : quote + 1));
  }
  const std::string_view line = text.substr(text.find_last_of("\r\n") + 1);
  const bool is_field = is_of_header(line) || (is_mail && ends_field && line.size() == text.size());
  const bool is_encoded = text.ends_with("?=");
  const std::size_t delimiter = line.find_last_of(is_encoded ? "\t,;:<>\"" : "\t,;:<>()[]{}=|\"");
  const std::string_view name = trimmed(delimiter == line.npos ? line : line.substr(delimiter + 1));
  return is_field || is_encoded ? name : last_name_in(name);
}

bool has_blank(std::string_view name) { return name.find(' ') != name.npos; }

}  // namespace

void People::add(std::string_view name) {
  name = trimmed(name);
  if (name.size() < kBeginning || name.size() > kLongestOfPerson) return;
  if (name.find('@') != name.npos) return;
  auto& same = names_[std::string(name.substr(0, kBeginning))];
  if (std::ranges::find(same, name) != same.end()) return;
  same.emplace_back(name);
  std::ranges::stable_sort(same, std::greater{}, &std::string::size);
  beginnings_.set(bit_of(name) % kBits);
}

// Of `Jane Mary Doe` also `Jane Mary` and `Jane Doe`.
void People::add_with_parts(std::string_view name) {
  add(name);
  const std::size_t first = name.find(' ');
  const std::size_t last = name.rfind(' ');
  for (std::size_t at = first; at != last; at = name.find(' ', at + 1)) {
    const std::string_view next = name.substr(at + 1, name.find(' ', at + 1) - at - 1);
    if (!next.empty() && begins_name(next)) add(name.substr(0, at + 1 + next.size()));
  }
  if (first != last) add(std::string(name.substr(0, first)).append(name.substr(last)));
}

void People::learn(std::string_view text, bool is_mail) {
  if (text.find('@') == text.npos) return;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    if (!is_address_at(text, at)) continue;
    const std::string_view name = name_before(text, at, is_mail);
    add_with_parts(name);
    if (const std::size_t comma = name.find(", "); comma != name.npos) {
      add(std::string(name.substr(comma + 2)) + " " + std::string(name.substr(0, comma)));
    }
    if (name.find("=?") == name.npos) continue;
    if (const auto decoded = mail::parse_address(std::string(name) + " <a@b.example>")) {
      add_with_parts(decoded->name);
    }
  }
  for (std::size_t at = text.find("&lt;"); at != text.npos; at = text.find("&lt;", at + 1)) {
    if (is_address_at(text, at + 3)) add(name_before(text, at, is_mail));
  }
  if (!is_mail) return;
  for (std::size_t at = text.find(" ("); at != text.npos; at = text.find(" (", at + 1)) {
    const std::size_t begin = text.find_last_of(" \t\r\n,;<", at - (at > 0 ? 1 : 0));
    const std::string_view before = text.substr(begin == text.npos ? 0 : begin + 1);
    const std::size_t end = text.find(')', at);
    if (before.substr(0, before.find(' ')).find('@') == before.npos || end == text.npos) continue;
    add(text.substr(at + 2, end - at - 2));
  }
}

// The name that begins at `at`; "" if none does.
std::string_view People::name_at(std::string_view text, std::size_t at, bool is_mail) const {
  const std::string_view rest = text.substr(at);
  if (!beginnings_.test(bit_of(rest) % kBits)) return {};
  const auto found = names_.find(rest.substr(0, kBeginning));
  if (found == names_.end()) return {};
  for (const std::string& name : found->second) {
    if (!rest.starts_with(name)) continue;
    const std::string_view behind = rest.substr(name.size());
    if (!behind.empty() && is_of_word(name.back()) && is_of_word(behind.front())) continue;
    const std::size_t next = behind.find_first_not_of(" \"\\");
    const bool is_beside =
        next != behind.npos && (behind[next] == '<' || behind.substr(next).starts_with("&lt;"));
    if (is_mail || is_beside || has_blank(name)) return std::string_view(name);
  }
  return {};
}

std::string People::replaced(std::string_view text, bool is_mail,
                             const std::function<std::string(std::string_view name)>& other) const {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at + kBeginning <= text.size(); ++at) {
    if (at > 0 && is_of_word(text[at - 1]) && is_of_word(text[at])) continue;
    const std::string_view name = name_at(text, at, is_mail);
    if (name.empty()) continue;
    out += text.substr(copied, at - copied);
    out += other(name);
    copied = at + name.size();
    at = copied - 1;
  }
  return out.append(text.substr(copied));
}

}  // namespace evidence
