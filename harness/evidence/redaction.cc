#include "harness/evidence/redaction.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "fakes/aws/base64.h"
#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/addresses_in_text.h"
#include "harness/evidence/characters.h"
#include "harness/evidence/ids_in_text.h"
#include "harness/evidence/secrets_in_text.h"

namespace evidence {
namespace {

constexpr std::size_t kAccountDigits = 12;
constexpr std::size_t kUuidCharacters = 36;
constexpr std::size_t kKeyLength = 16;  // the shortest; those of today have 20 or 21
constexpr std::size_t kMd5Digits = 32;
constexpr std::size_t kShortestToken = 8;  // without its prefix

bool is_of_token(char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; }

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
         std::ranges::all_of(word, [](char c) { return is_capital(c) || is_digit(c); });
}

// How long the prefix is by which the service that gives a token out lets it be found: `ghp_`,
// `xoxb-`, `sk_live_`. 0 if it has none.
std::size_t token_prefix_length(std::string_view token) {
  constexpr std::array<std::string_view, 18> kPrefixes = {
      "ghp_",   "gho_",    "ghs_",     "ghu_",     "ghr_",     "github_pat_",
      "glpat-", "xoxb-",   "xoxp-",    "xoxa-",    "xapp-",    "npm_",
      "shpat_", "sk-ant-", "sk_live_", "sk_test_", "rk_live_", "dop_v1_"};
  for (const std::string_view prefix : kPrefixes) {
    if (token.starts_with(prefix) && token.size() >= prefix.size() + kShortestToken) {
      return prefix.size();
    }
  }
  return 0;
}

// The last part of a UUID may be twelve digits, too.
bool ends_uuid(std::string_view text) {
  return text.size() >= kUuidCharacters && is_uuid(text.substr(text.size() - kUuidCharacters));
}

bool is_mail_operation(std::string_view operation) {
  return operation.starts_with("mail:") || operation.starts_with("ses:");
}

std::string_view word_of(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_alphanumeric);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// `Basic dXNlcjpwYXNz`: base64 of a user and a password.
bool is_basic(std::string_view text) {
  const auto decoded = aws::base64_decode(text);
  return decoded && decoded->find(':') != decoded->npos;
}

// What follows `Bearer` where people write about tokens.
bool is_about_tokens(std::string_view word) {
  constexpr std::array<std::string_view, 18> kWords = {"token",
                                                       "tokens",
                                                       "auth",
                                                       "authentication",
                                                       "authorization",
                                                       "error",
                                                       "realm",
                                                       "of",
                                                       "is",
                                                       "not",
                                                       "was",
                                                       "in",
                                                       "for",
                                                       "header",
                                                       "missing",
                                                       "invalid",
                                                       "scheme",
                                                       "and"};
  return std::ranges::find(kWords, lower_case(word)) != kWords.end();
}

}  // namespace

Redaction::Redaction(Mapping known, std::vector<std::string> words,
                     std::vector<std::string> kept_domains)
    : pseudonyms_(std::move(known)),
      words_(std::move(words)),
      kept_domains_(std::move(kept_domains)) {
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
}

// ---- names of people

void Redaction::learn(const Fact& fact) {
  const bool is_mail = is_mail_operation(fact.operation);
  for (const std::string* text : {&fact.actor, &fact.resource, &fact.payload}) {
    if (text->find('@') != text->npos) learn_in(*text, is_mail);
  }
}

void Redaction::learn_in(std::string_view text, bool is_mail) {
  if (text.find("<") == text.npos && text.find("&lt;") == text.npos && !is_mail) return;
  if (text.find('@') == text.npos) return;
  std::size_t copied = 0;
  for (const TextPiece& piece : pieces_of(text, secret_names_)) {
    if (!piece.is_json) continue;
    people_.learn(text.substr(copied, piece.begin - copied), is_mail);
    learn_in_json(text.substr(piece.begin, piece.end - piece.begin), is_mail);
    copied = piece.end;
  }
  people_.learn(text.substr(copied), is_mail);
}

// ---- texts

std::string Redaction::redacted(std::string_view text) { return redacted_in(text, {}); }

std::string Redaction::redacted_in(std::string_view text, Context context) {
  std::string out;
  if (context.is_secret) {
    append_secret(out, text, context.name);
    return out;
  }
  std::size_t copied = 0;
  for (const TextPiece& piece : pieces_of(text, secret_names_)) {
    append(out, text.substr(copied, piece.begin - copied), context.is_mail);
    const std::string_view part = text.substr(piece.begin, piece.end - piece.begin);
    if (piece.is_json) {
      append_json(out, part, {context.is_mail, piece.is_secret, {}});
    } else {
      append_secret(out, part, {});
    }
    copied = piece.end;
  }
  append(out, text.substr(copied), context.is_mail);
  return out;
}

void Redaction::append(std::string& out, std::string_view text, bool is_mail) {
  if (people_.empty()) return append_plain(out, text);
  append_plain(out, people_.replaced(text, is_mail, [this](std::string_view name) {
    return pseudonyms_.numbered(name, "Person", {});
  }));
}

std::string Redaction::address(std::string_view local, std::string_view mark,
                               std::string_view domain) {
  const std::string lower = lower_case(domain);
  const bool is_kept = std::ranges::find(kept_domains_, lower) != kept_domains_.end();
  if (is_kept || is_public_domain(lower)) {
    return std::string(local).append(mark).append(domain);
  }
  // In the mapping a domain has its `@`, which tells it from a word.
  const std::string& at_domain = pseudonyms_.numbered("@" + lower, "@domain", ".example");
  std::string other = pseudonyms_.numbered(lower_case(local) + "@" + lower, "user", at_domain);
  if (mark != "@") other.replace(other.rfind('@'), 1, mark);
  return other;
}

void Redaction::append_plain(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  AddressesInText addresses(text);
  auto next = addresses.next(0);
  for (std::size_t at = 0; at < text.size();) {
    if (next && next->begin == at) {
      out += address(next->local, next->mark, next->domain);
      at = next->end();
      next = addresses.next(at);
    } else if (const std::size_t length = word_of(text.substr(at)).size(); length > 0) {
      // A name that is too long for an address ends in one that is not.
      const bool is_cut = next && next->begin < at + length;
      if (is_cut) out += text.substr(at, next->begin - at);
      at = is_cut ? next->begin : append_word(out, text, at);
    } else {
      out += text[at++];
    }
    // An address that begins in a word that was replaced.
    while (next && next->begin < at) next = addresses.next(at);
  }
  replace_words(out, begin);
}

// A user's own.
void Redaction::replace_words(std::string& out, std::size_t begin) {
  for (const Pattern& pattern : patterns_) {
    for (std::size_t at = begin; const auto found = pattern.find(out, at);) {
      const std::string other = pseudonyms_.disguise(out.substr(found->begin, found->length));
      out.replace(found->begin, found->length, other);
      at = found->begin + other.size();
    }
  }
  for (const std::string& word : words_) {
    for (std::size_t at = begin; (at = out.find(word, at)) != out.npos;) {
      const std::string& other = pseudonyms_.disguise(word);
      out.replace(at, word.size(), other);
      at += other.size();
    }
  }
}

std::size_t Redaction::append_word(std::string& out, std::string_view text, std::size_t at) {
  const std::string_view word = word_of(text.substr(at));
  std::size_t end = at + word.size();
  const bool is_account = word.size() == kAccountDigits && std::ranges::all_of(word, is_digit);
  if (end < text.size() && (text[end] == '_' || text[end] == '-')) {
    std::size_t last = end;
    while (last < text.size() && is_of_token(text[last])) ++last;
    const std::string_view token = text.substr(at, last - at);
    if (const std::size_t kept = token_prefix_length(token); kept > 0) {
      out += pseudonyms_.disguise(token, kept);
      return last;
    }
  }
  if (is_account && !ends_uuid(text.substr(0, end))) {
    out += pseudonyms_.disguise(word);
  } else if (is_key(word)) {
    out += pseudonyms_.disguise(word, 4);
  } else if (word.starts_with("eyJ")) {
    // A JWT: three parts with dots between them, of base64url.
    while (end < text.size() && is_of_token(text[end])) ++end;
    const std::string_view token = text.substr(at, end - at);
    out +=
        std::ranges::count(token, '.') >= 2 ? pseudonyms_.disguise(token, 3) : std::string(token);
  } else if (end < text.size() && text[end] == ' ' && simple_scheme_length(text.substr(at)) > 0) {
    end = append_bearer(out, text, at);
  } else if (const auto body = word.size() == kMd5Digits ? bodies_.find(word) : bodies_.end();
             body != bodies_.end()) {
    out += body->second;
  } else {
    out += word;
  }
  return end;
}

// `Bearer …`, `Basic …` and what follows, if it is a token.
std::size_t Redaction::append_bearer(std::string& out, std::string_view text, std::size_t at) {
  const std::size_t begin = at + simple_scheme_length(text.substr(at));
  out += text.substr(at, begin - at);
  std::size_t end = std::min(text.find_first_of(" \t\r\n\"',;)<>", begin), text.size());
  const std::string_view token = text.substr(begin, end - begin);
  const bool is_bearer = lower_case(text.substr(at, 6)) == "bearer";
  const bool is_secret =
      is_bearer ? !is_about_tokens(word_of(token)) : token.size() >= kKeyLength || is_basic(token);
  if (token.empty() || !is_secret) return begin;
  append_secret(out, token, {});
  return end;
}

void Redaction::append_secret(std::string& out, std::string_view text, std::string_view name) {
  if (tells_nothing(name, text)) {
    out += text;
    return;
  }
  const std::size_t begin = simple_scheme_length(text);
  const std::string_view token = text.substr(begin);
  out += text.substr(0, begin);
  // A key's id is known by its form, and what is signed names what it is signed by.
  if (is_key(word_of(token)) || token.starts_with("AWS4-") || token.starts_with("eyJ")) {
    std::string other = redacted(token);
    if (other != token) {
      out += other;
      return;
    }
  }
  if (!token.empty()) out += pseudonyms_.disguise(token);
}

// ---- bodies and facts

void Redaction::add_body(std::string_view body) {
  std::string before = sqs::md5(body);
  if (bodies_.contains(before)) return;
  std::string after = sqs::md5(redacted(body));
  if (before != after) bodies_.emplace(std::move(before), std::move(after));
}

void Redaction::redact(Fact& fact) {
  learn(fact);
  const bool is_mail = is_mail_operation(fact.operation);
  std::string* const texts[] = {&fact.source, &fact.actor, &fact.resource, &fact.place.file};
  static_assert(std::size(texts) == std::tuple_size_v<decltype(last_)>);
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    Last& last = last_[i];
    if (*texts[i] != last.before || is_mail != last.is_mail) {
      last = {*texts[i], is_mail, redacted_in(*texts[i], {is_mail, false, {}})};
    }
    *texts[i] = last.after;
  }
  if (!fact.own_id.empty()) fact.own_id = redacted(fact.own_id);
  std::string payload = redacted_in(fact.payload, {is_mail, false, {}});
  std::swap(payload, fact.payload);
  redact_ids(fact, payload);
}

// Mails' ids tell of somebody, and MD5s are those of what bodies became; the others are random,
// unless an id that a text mentions is of a secret in it.
void Redaction::redact_ids(Fact& fact, std::string_view payload_before) {
  std::string before;
  std::string after;
  for (Id& id : fact.ids) {
    if (id.kind == IdKind::kMail || id.kind == IdKind::kThread || id.kind == IdKind::kBodyMd5) {
      id.value = redacted(id.value);
    }
    if (id.kind != IdKind::kMentioned || payload_before == fact.payload) continue;
    if (before.empty()) before = lower_case(payload_before);
    if (after.empty()) after = lower_case(fact.payload);
    if (before.find(id.value) != before.npos && after.find(id.value) == after.npos) {
      id.value = lower_case(pseudonyms_.disguise(id.value));
    }
  }
}

}  // namespace evidence
