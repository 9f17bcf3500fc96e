#include "harness/evidence/secrets_in_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "harness/evidence/characters.h"
#include "harness/evidence/json_in_text.h"

namespace evidence {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kMostBlanks = 8;
constexpr std::size_t kEscapeLength = 3;
constexpr std::size_t kLongestAssigned = 100;
constexpr std::size_t kLongestUserInfo = 300;

bool is_of_name(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

// What something may begin with, or be assigned by.
constexpr std::array<bool, 256> kBegins = [] {
  std::array<bool, 256> begins{};
  for (const char c : std::string_view("=:{[-%>")) begins[static_cast<unsigned char>(c)] = true;
  return begins;
}();

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What a name is followed by where its value begins.
struct Named {
  Range name;
  Range value;
  bool has_colon = false;
  bool is_quoted = false;  // the value
};

class Looking {
 public:
  Looking(std::string_view text, SecretNames& names) : text_(text), names_(names) {}

  std::vector<TextPiece> pieces() {
    while (at_ < text_.size()) {
      if (!kBegins[static_cast<unsigned char>(text_[at_])] || !look()) ++at_;
    }
    std::ranges::sort(pieces_, {}, &TextPiece::begin);
    return std::move(pieces_);
  }

 private:
  // Whether something was found; at_ is behind it then.
  bool look() {
    switch (text_[at_]) {
      case '{':
      case '[':
        return json();
      case '-':
        return private_key() || option();
      case '>':
        return element();
      case '%':
        return is_escaped_sign(at_) && assigned(kEscapeLength);
      case ':':
        return user_info() || assigned(1);
      default:
        return assigned(1);
    }
  }

  bool is_at(std::size_t at, char c) const { return at < text_.size() && text_[at] == c; }

  // `%3D`
  bool is_escaped_sign(std::size_t at) const {
    return is_at(at, '%') && is_at(at + 1, '3') && (is_at(at + 2, 'D') || is_at(at + 2, 'd'));
  }

  std::size_t after_blanks(std::size_t at) const {
    const std::size_t most = std::min(text_.size(), at + kMostBlanks);
    while (at < most && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    return at;
  }

  bool add(Range range, bool is_json, bool is_secret) {
    at_ = range.end;
    if (range.begin == range.end) return false;
    pieces_.push_back({range.begin, range.end, is_json, is_secret});
    return true;
  }

  bool json() {
    pair_.reset();
    const std::size_t end = json_end(text_, at_);
    if (end == kNowhere) return false;
    // Numbers alone, `[12]`, are text as any other.
    if (text_.substr(at_, end - at_).find('"') == kNowhere) return false;
    return add({at_, end}, true, false);
  }

  bool private_key() {
    constexpr std::string_view kBegin = "-----BEGIN ";
    constexpr std::string_view kKind = "PRIVATE KEY-----";
    if (!text_.substr(at_).starts_with(kBegin)) return false;
    const std::size_t kind = text_.find(kKind, at_);
    if (kind == kNowhere || kind - at_ > kLongestAssigned) return false;
    const std::size_t begin = kind + kKind.size();
    return add({begin, std::min(text_.find("-----END", begin), text_.size())}, false, true);
  }

  // `--password hunter2`
  bool option() {
    const bool begins = at_ == 0 || is_blank(text_[at_ - 1]) || is_quote(text_[at_ - 1]);
    if (!begins) return false;
    std::size_t end = at_;
    while (end < text_.size() && is_of_name(text_[end])) ++end;
    const std::string_view name = text_.substr(at_, end - at_);
    const std::size_t value = after_blanks(end);
    if (value == end || is_at(value, '-') || !names_.is_secret(name)) return false;
    return add(value_at(value, name, false).value, false, true);
  }

  // `<password>hunter2</password>`
  bool element() {
    std::size_t begin = at_;
    while (begin > 0 && is_of_name(text_[begin - 1])) --begin;
    if (begin == 0 || text_[begin - 1] != '<') return false;
    const std::size_t end = text_.find('<', at_);
    if (end == kNowhere || !names_.is_secret(text_.substr(begin, at_ - begin))) return false;
    return add({at_ + 1, end}, false, true);
  }

  // `https://user:password@host`
  bool user_info() {
    if (text_.substr(at_, 3) != "://") return false;
    const std::string_view rest = text_.substr(at_ + 3, kLongestUserInfo);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?# \t\r\n\"'<>"));
    const std::size_t colon = authority.find(':');
    const std::size_t mark = authority.rfind('@');
    if (colon == kNowhere || mark == kNowhere || mark < colon) return false;
    return add({at_ + 3 + colon + 1, at_ + 3 + mark}, false, true);
  }

  // The name before a sign at at_; an empty one if there is none.
  Range name_before() const {
    std::size_t end = at_;
    while (end > 0 && at_ - end < kMostBlanks && (text_[end - 1] == ' ' || text_[end - 1] == '\t'))
      --end;
    const bool is_quoted = end > 0 && is_quote(text_[end - 1]);
    if (is_quoted) --end;
    while (end > 0 && (text_[end - 1] == '\\' || text_[end - 1] == ']')) --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestAssigned &&
           (is_of_name(text_[begin - 1]) || (is_quoted && text_[begin - 1] == ' ')))
      --begin;
    return {begin, end};
  }

  bool assigned(std::size_t sign_length) {
    const Range name = name_before();
    if (name.begin == name.end) return false;
    const std::string_view text = text_.substr(name.begin, name.end - name.begin);
    const bool is_secret = names_.is_secret(text);
    const bool is_half = !is_secret && (names_its_neighbour(text) || is_named_by_neighbour(text));
    if (!is_secret && !is_half) return false;
    std::size_t begin = at_ + sign_length;
    // `:=`, `==`, `=>`
    if (begin < text_.size() && (text_[begin] == '=' || text_[begin] == '>')) ++begin;
    begin = after_blanks(begin);
    Named named = value_at(begin, text, text_[at_] == ':');
    named.name = name;
    if (is_half) return half(named);
    const std::string_view value = part(named.value);
    if (named.has_colon && !named.is_quoted && is_prose(value)) return false;
    if (tells_nothing(text, value)) return false;
    const bool is_json = json_end(text_, named.value.begin) == named.value.end;
    return add(named.value, is_json, true);
  }

  std::string_view part(Range range) const {
    return text_.substr(range.begin, range.end - range.begin);
  }

  // What follows a name in a sentence: `invalid token: expired`.
  static bool is_prose(std::string_view value) {
    constexpr std::array<std::string_view, 20> kWords = {
        "a",       "an",      "the",      "is",     "was",      "not",     "no",
        "too",     "must",    "cannot",   "of",     "for",      "in",      "expired",
        "invalid", "missing", "required", "denied", "rejected", "mismatch"};
    return std::ranges::find(kWords, lower_case(value)) != kWords.end();
  }

  // Of `{"name": "DB_PASSWORD", "value": "hunter2"`, where the JSON around it is broken.
  bool half(const Named& named) {
    const bool is_name = names_its_neighbour(part(named.name));
    const bool is_open =
        pair_ &&
        text_.substr(pair_->name.begin, at_ - pair_->name.begin).find_first_of("}\n") == kNowhere;
    const bool is_other = is_open && names_its_neighbour(part(pair_->name)) != is_name;
    const Named other = is_other ? *pair_ : Named{};
    pair_ = named;
    const Named& name = is_name ? named : other;
    const Named& value = is_name ? other : named;
    if (!is_other || !names_.is_secret(part(name.value)) || value.value.begin == value.value.end) {
      return false;
    }
    pair_.reset();
    const std::size_t behind = std::max(at_ + 1, value.value.end);
    // A value that stands before its name may have had pieces of its own.
    std::erase_if(pieces_, [&](const TextPiece& one) {
      return one.begin >= value.value.begin && one.begin < value.value.end;
    });
    add(value.value, false, true);
    at_ = behind;
    return true;
  }

  Named value_at(std::size_t begin, std::string_view name, bool has_colon) const {
    Named named;
    named.has_colon = has_colon;
    std::size_t quote = begin;
    // `b'…'`
    if (quote + 1 < text_.size() && is_letter(text_[quote]) && is_quote(text_[quote + 1])) ++quote;
    const std::size_t first = quote;
    while (is_at(quote, '\\')) ++quote;
    if (quote < text_.size() && is_quote(text_[quote])) {
      const std::size_t slashes = quote - first;
      named.is_quoted = true;
      named.value = {quote + 1, quoted_end(quote, slashes)};
    } else if (is_at(begin, '{') || is_at(begin, '[')) {
      named.value = {begin, bracket_end(begin)};
    } else {
      named.value = {begin, bare_end(begin, name)};
    }
    return named;
  }

  // The same quote behind as many backslashes, or the end: what was cut off.
  std::size_t quoted_end(std::size_t quote, std::size_t slashes) const {
    for (std::size_t at = quote + 1; at < text_.size(); ++at) {
      at = text_.find(text_[quote], at);
      if (at == kNowhere) break;
      std::size_t begin = at;
      while (begin > quote + 1 && text_[begin - 1] == '\\') --begin;
      if (at - begin <= slashes) return begin;
    }
    return text_.size();
  }

  std::size_t bracket_end(std::size_t begin) const {
    const std::size_t end = json_end(text_, begin);
    if (end != kNowhere) return end;
    std::size_t depth = 0;
    for (std::size_t at = begin; at < text_.size() && text_[at] != '\n'; ++at) {
      if (text_[at] == '{' || text_[at] == '[') ++depth;
      if ((text_[at] == '}' || text_[at] == ']') && --depth == 0) return at + 1;
    }
    return std::min(text_.find('\n', begin), text_.size());
  }

  // The value of a header has blanks and marks in it; `Bearer …` has one blank.
  std::size_t bare_end(std::size_t begin, std::string_view name) const {
    const std::string lower = lower_case(name);
    const std::string_view rest = text_.substr(begin);
    const std::size_t scheme = simple_scheme_length(rest);
    if (scheme == 0 && (lower.ends_with("authorization") || lower.ends_with("cookie"))) {
      return begin + std::min(rest.find_first_of("\r\n\"'}"), rest.size());
    }
    std::size_t at = begin + scheme;
    while (at < text_.size() && !ends_bare(at)) ++at;
    return at;
  }

  bool ends_bare(std::size_t at) const {
    constexpr std::string_view kClosing = ")}]>|,;&";
    const char c = text_[at];
    if (is_blank(c) || c == '"' || c == '\'' || c == '<') return true;
    if (text_.substr(at, 3) == "%26") return true;
    if (kClosing.find(c) == kClosing.npos) return false;
    // They may be of a password, unless something new begins behind them.
    std::size_t next = at + 1;
    if (next >= text_.size() || is_blank(text_[next]) || is_quote(text_[next]) ||
        kClosing.find(text_[next]) != kClosing.npos) {
      return true;
    }
    while (next < text_.size() && is_of_name(text_[next])) ++next;
    return is_at(next, '=') || is_at(next, ':') || is_escaped_sign(next);
  }

  std::string_view text_;
  SecretNames& names_;
  std::size_t at_ = 0;
  std::vector<TextPiece> pieces_;
  std::optional<Named> pair_;  // the last half of a pair
};

}  // namespace

std::size_t simple_scheme_length(std::string_view text) {
  constexpr std::array<std::string_view, 5> kSchemes = {"bearer ", "basic ", "token ", "apikey ",
                                                        "negotiate "};
  if (text.empty() || std::string_view("bBtTaAnN").find(text.front()) == text.npos) return 0;
  const std::string beginning = lower_case(text.substr(0, 10));
  for (const std::string_view scheme : kSchemes) {
    if (!beginning.starts_with(scheme)) continue;
    return std::min(text.find_first_not_of(' ', scheme.size()), text.size());
  }
  return 0;
}

std::vector<TextPiece> pieces_of(std::string_view text, SecretNames& names) {
  return Looking(text, names).pieces();
}

}  // namespace evidence
