#include "harness/evidence/redaction.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/ids_in_text.h"
#include "sim/journal/json_writer.h"
#include "sim/random/random.h"

namespace evidence {
namespace {

constexpr std::size_t kAccountDigits = 12;
constexpr std::size_t kUuidCharacters = 36;
constexpr std::size_t kKeyLength = 16;  // the shortest; those of today have 20 or 21
constexpr std::size_t kLongestLocal = 64;
constexpr std::size_t kMd5Digits = 32;
constexpr int kMostTries = 100;
constexpr std::size_t kShortestName = 3;
constexpr std::size_t kLongestName = 100;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_letter(c) || is_decimal_digit(c); }
bool is_of_token(char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; }

// What an address may have before its `@`, as far as people use it.
bool is_of_local(char c) {
  constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~.";
  return is_alphanumeric(c) || kOthers.find(c) != kOthers.npos;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// AWS's own domains say nothing about anybody.
bool is_public_domain(std::string_view domain) {
  return domain.ends_with("amazonaws.com") || domain.ends_with("amazonses.com");
}

// `AKIA…`, `ASIA…` and the ids of users and roles. (IAM user guide, "IAM identifiers".)
bool is_key(std::string_view word) {
  constexpr std::array<std::string_view, 8> kPrefixes = {"AKIA", "ASIA", "AROA", "AIDA",
                                                         "AGPA", "AIPA", "ANPA", "ABIA"};
  return word.size() >= kKeyLength &&
         std::ranges::any_of(kPrefixes, [&](auto prefix) { return word.starts_with(prefix); }) &&
         std::ranges::all_of(word,
                             [](char c) { return (c >= 'A' && c <= 'Z') || is_decimal_digit(c); });
}

// Members whose value is a secret, whatever it looks like. Names without `_` and `-`.
bool is_secret_name(std::string_view name) {
  constexpr std::array<std::string_view, 10> kNames = {
      "authorization", "password", "passwd",      "secret", "secretaccesskey",
      "sessiontoken",  "apikey",   "accesstoken", "cookie", "refreshtoken"};
  std::string plain;
  for (const char c : lower_case(name)) {
    if (c != '_' && c != '-') plain += c;
  }
  return std::ranges::find(kNames, plain) != kNames.end();
}

// Members with hashes that cannot be computed anew, as what they are of is not there.
bool is_hash_name(std::string_view name) {
  const std::string lower = lower_case(name);
  return lower == "md5ofmessageattributes" || lower == "md5ofmessagesystemattributes";
}

// The last part of a UUID may be twelve digits, too.
bool ends_uuid(std::string_view text) {
  return text.size() >= kUuidCharacters && is_uuid(text.substr(text.size() - kUuidCharacters));
}

bool is_mail_operation(std::string_view operation) {
  return operation.starts_with("mail:") || operation.starts_with("ses:");
}

}  // namespace

Redaction::Redaction(Mapping known, std::vector<std::string> words,
                     std::vector<std::string> kept_domains)
    : mapping_(std::move(known)), words_(std::move(words)), kept_domains_(std::move(kept_domains)) {
  for (std::string& domain : kept_domains_) domain = lower_case(domain);
  std::erase(words_, "");
  std::erase_if(words_, [this](const std::string& word) {
    const bool is_pattern = word.size() > 2 && word.front() == '/' && word.back() == '/';
    if (is_pattern) patterns_.emplace_back(word.substr(1, word.size() - 2));
    return is_pattern;
  });
  // A longer word may have a shorter one in it.
  std::ranges::sort(words_, [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  for (const auto& [original, replacement] : mapping_) taken_.insert(replacement);
}

const std::string& Redaction::pseudonym(std::string_view original, std::string_view before,
                                        std::string_view after) {
  if (const auto found = mapping_.find(original); found != mapping_.end()) return found->second;
  std::uint64_t& count = counts_[std::string(before)];
  std::string name;
  do {
    name.assign(before).append(std::to_string(++count)).append(after);
  } while (!taken_.insert(name).second);
  return mapping_.emplace(std::string(original), std::move(name)).first->second;
}

// Letters for letters and digits for digits, but for the first `kept`.
const std::string& Redaction::disguise(std::string_view original, std::size_t kept) {
  if (const auto found = mapping_.find(original); found != mapping_.end()) return found->second;
  std::string name(original);
  sim::Random random{++counts_["disguise"]};
  // A short text may have no other of its form that is free.
  for (int tries = 0; tries < kMostTries; ++tries) {
    for (std::size_t i = std::min(kept, name.size()); i < name.size(); ++i) {
      const char c = original[i];
      if (is_decimal_digit(c)) {
        name[i] = static_cast<char>('0' + random.below(10));
      } else if (is_letter(c)) {
        name[i] = static_cast<char>((c >= 'a' ? 'a' : 'A') + static_cast<int>(random.below(26)));
      }
    }
    if (taken_.insert(name).second) break;
  }
  return mapping_.emplace(std::string(original), std::move(name)).first->second;
}

std::string Redaction::address(std::string_view local, std::string_view domain) {
  const std::string lower = lower_case(domain);
  const bool is_kept = std::ranges::find(kept_domains_, lower) != kept_domains_.end();
  if (is_kept || is_public_domain(lower)) return std::string(local) + "@" + std::string(domain);
  // In the mapping a domain has its `@`, which tells it from a word.
  const std::string& at_domain = pseudonym("@" + lower, "@domain", ".example");
  return pseudonym(lower_case(local) + "@" + lower, "user", at_domain);
}

std::string Redaction::redacted(std::string_view text) {
  std::string out;
  append(out, text);
  return out;
}

void Redaction::append(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  std::size_t mark = text.find('@');
  for (std::size_t at = 0; at < text.size();) {
    if (mark < at) mark = text.find('@', at);
    if (!is_of_local(text[at])) {
      out += text[at++];
      continue;
    }
    if (mark != text.npos) {
      if (const auto end = address_at(text, at, mark, out)) {
        at = *end;
        continue;
      }
    }
    at = word_at(text, at, out);
  }
  for (const Pattern& pattern : patterns_) {
    for (std::size_t at = begin; const auto found = pattern.find(out, at);) {
      const std::string other = disguise(out.substr(found->begin, found->length), 0);
      out.replace(found->begin, found->length, other);
      at = found->begin + other.size();
    }
  }
  for (const std::string& word : words_) {
    for (std::size_t at = begin; (at = out.find(word, at)) != out.npos;) {
      const std::string& other = disguise(word, 0);
      out.replace(at, word.size(), other);
      at += other.size();
    }
  }
}

// The address that begins at `at` and has its `@` at `mark`: where it ends; nothing if there is
// none.
std::optional<std::size_t> Redaction::address_at(std::string_view text, std::size_t at,
                                                 std::size_t mark, std::string& out) {
  if (mark - at > kLongestLocal) return std::nullopt;
  if (!std::ranges::all_of(text.substr(at, mark - at), is_of_local)) return std::nullopt;
  std::size_t end = mark + 1;
  while (end < text.size() &&
         (is_alphanumeric(text[end]) || text[end] == '-' || text[end] == '.')) {
    ++end;
  }
  while (end > mark + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string_view domain = text.substr(mark + 1, end - mark - 1);
  if (domain.find('.') == domain.npos) return std::nullopt;
  // `to=a@example.com`, `'a@example.com'`: what people put before an address is none of it.
  std::size_t begin = at;
  if (const std::size_t sign = text.substr(at, mark - at).find_last_of("='/{|");
      sign != text.npos) {
    begin = at + sign + 1;
  }
  if (begin == mark) return std::nullopt;
  out += text.substr(at, begin - at);
  out += address(text.substr(begin, mark - begin), domain);
  return end;
}

std::size_t Redaction::word_at(std::string_view text, std::size_t at, std::string& out) {
  if (!is_alphanumeric(text[at])) {
    out += text[at];
    return at + 1;
  }
  std::size_t end = at;
  while (end < text.size() && is_alphanumeric(text[end])) ++end;
  const std::string_view word = text.substr(at, end - at);
  const bool is_number =
      word.size() == kAccountDigits && std::ranges::all_of(word, is_decimal_digit);
  if (is_number && !ends_uuid(text.substr(0, end))) {
    out += disguise(word, 0);
  } else if (is_key(word)) {
    out += disguise(word, 4);
  } else if (word.starts_with("eyJ")) {
    // A JWT: three parts with dots between them, of base64url.
    while (end < text.size() && is_of_token(text[end])) ++end;
    const std::string_view token = text.substr(at, end - at);
    out += std::ranges::count(token, '.') >= 2 ? disguise(token, 3) : std::string(token);
  } else if (word == "Bearer" || word == "bearer" || word == "Basic") {
    out += word;
    if (end < text.size() && text[end] == ' ') {
      out += text[end++];
      std::size_t last = end;
      while (last < text.size() && text[last] > ' ' && text[last] != '"' && text[last] != ',')
        ++last;
      if (last - end >= kKeyLength) {
        out += disguise(text.substr(end, last - end), 0);
        end = last;
      }
    }
  } else if (const auto body = word.size() == kMd5Digits ? bodies_.find(word) : bodies_.end();
             body != bodies_.end()) {
    out += body->second;
  } else {
    out += word;
  }
  return end;
}

void Redaction::add_body(std::string_view body) {
  std::string before = sqs::md5(body);
  if (bodies_.contains(before)) return;
  std::string after = sqs::md5(redacted_text(body, false));
  if (before != after) bodies_.emplace(std::move(before), std::move(after));
}

// `Jane Doe <jane@example.com>`: the name is replaced wherever it stands in mails.
void Redaction::learn_name(std::string_view text) {
  const std::size_t open = text.find('<');
  if (open == text.npos || text.find('@', open) == text.npos) return;
  std::string_view name = text.substr(0, open);
  while (!name.empty() && (name.back() == ' ' || name.back() == '"')) name.remove_suffix(1);
  while (!name.empty() && (name.front() == ' ' || name.front() == '"')) name.remove_prefix(1);
  if (name.size() < kShortestName || name.size() > kLongestName) return;
  if (std::ranges::find(names_, name) != names_.end()) return;
  pseudonym(name, "Person", {});
  names_.emplace_back(name);
}

std::string Redaction::without_names(std::string text) const {
  for (const std::string& name : names_) {
    const std::string& other = mapping_.find(name)->second;
    for (std::size_t at = 0; (at = text.find(name, at)) != text.npos; at += other.size()) {
      text.replace(at, name.size(), other);
    }
  }
  return text;
}

std::string Redaction::redacted_text(std::string_view text, bool is_mail) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  sim::JsonTree tree;
  if (first == text.npos || (text[first] != '{' && text[first] != '[') || !tree.read(text)) {
    if (!is_mail) return redacted(text);
    learn_name(text);
    return redacted(without_names(std::string(text)));
  }
  std::vector<Edit> edits;
  edit(tree.root(), text, is_mail, edits);
  std::ranges::sort(edits, {}, &Edit::begin);
  std::string out;
  std::size_t copied = 0;
  for (const Edit& one : edits) {
    out += text.substr(copied, one.begin - copied);
    out += one.text;
    copied = one.begin + one.length;
  }
  return out.append(text.substr(copied));
}

void Redaction::edit(const sim::JsonValue& value, std::string_view text, bool is_mail,
                     std::vector<Edit>& edits) {
  const auto place = [&](std::string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
  };
  for (const sim::JsonValue& member : value.members()) {
    // A name with escapes is not in the text as it is, and none of AWS's has any.
    const bool is_in_text = std::less_equal{}(text.data(), member.name().data()) &&
                            std::less{}(member.name().data(), text.data() + text.size());
    if (is_in_text) {
      if (std::string name = redacted(member.name()); name != member.name()) {
        edits.push_back({place(member.name()), member.name().size(), std::move(name)});
      }
    }
    if (is_hash_name(member.name())) {
      edits.push_back({place(member.json()), member.json().size(), "null"});
      continue;
    }
    if (!member.is_string()) {
      edit(member, text, is_mail, edits);
      continue;
    }
    std::string other = is_secret_name(member.name()) ? disguise(member.string(), 0)
                                                      : redacted_text(member.string(), is_mail);
    if (other == member.string()) continue;
    std::string quoted;
    sim::append_json_string(quoted, other);
    edits.push_back({place(member.json()), member.json().size(), std::move(quoted)});
  }
}

// Whether ids of a kind may tell of somebody; the others are random.
bool Redaction::is_telling(IdKind kind) {
  return kind == IdKind::kMail || kind == IdKind::kThread || kind == IdKind::kBodyMd5;
}

void Redaction::redact(Fact& fact) {
  std::string* const texts[] = {&fact.source, &fact.actor, &fact.resource, &fact.place.file};
  static_assert(std::size(texts) == std::tuple_size_v<decltype(last_)>);
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    Last& last = last_[i];
    if (*texts[i] != last.before) {
      last.before = *texts[i];
      last.after = redacted(last.before);
    }
    *texts[i] = last.after;
  }
  if (!fact.own_id.empty()) fact.own_id = redacted(fact.own_id);
  for (Id& id : fact.ids) {
    if (is_telling(id.kind)) id.value = redacted(id.value);
  }
  fact.payload = redacted_text(fact.payload, is_mail_operation(fact.operation));
}

}  // namespace evidence
