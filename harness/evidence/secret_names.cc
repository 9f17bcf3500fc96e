#include "harness/evidence/secret_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "harness/evidence/characters.h"

namespace evidence {
namespace {

constexpr std::size_t kLongestOfSecret = 100;
constexpr std::size_t kMostKnown = 10'000;
constexpr std::size_t kMostDigitsOfCount = 9;

using Words = std::vector<std::string>;

// Of `aws_secretAccessKey2`, `DBPassword`: aws, secret, access, key; db, password.
Words words_of(std::string_view name) {
  Words words;
  bool is_in_word = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_letter(c)) {
      is_in_word = false;
      continue;
    }
    const bool was_small = i > 0 && is_letter(name[i - 1]) && !is_capital(name[i - 1]);
    const bool is_small_next =
        i + 1 < name.size() && is_letter(name[i + 1]) && !is_capital(name[i + 1]);
    if (!is_in_word || (is_capital(c) && (was_small || is_small_next))) words.emplace_back();
    is_in_word = true;
    words.back() += lower_case(c);
  }
  return words;
}

template <class List>
bool is_among(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// A word that makes the name one of a secret, wherever in it.
bool is_secret_word(std::string_view word) {
  constexpr std::array<std::string_view, 11> kWords = {
      "pwd", "passcode", "jwt", "otp", "totp", "bearer", "pin", "cvv", "cvc", "sig", "signature"};
  constexpr std::array<std::string_view, 10> kStems = {
      "password", "passwd",    "passphrase", "secret",        "credential",
      "apikey",   "accesskey", "privatekey", "authorization", "cookie"};
  if (word.starts_with("secretar")) return false;
  if (word.ends_with("token") || word.ends_with("tokens") || is_among(kWords, word)) return true;
  return std::ranges::any_of(kStems, [&](auto stem) { return word.find(stem) != word.npos; });
}

// Of such a thing a key is a secret; of a table or an object it is none.
bool is_of_secret_key(std::string_view word) {
  constexpr std::array<std::string_view, 24> kOwners = {
      "api",     "access", "private", "encryption", "signing", "shared",  "master",  "auth",
      "ssh",     "ssl",    "tls",     "rsa",        "aes",     "hmac",    "license", "licence",
      "storage", "deploy", "webhook", "decryption", "service", "account", "crypto",  "symmetric"};
  return is_among(kOwners, word);
}

// The last word of a name of something about a secret.
bool tells_about(std::string_view word) {
  constexpr std::array<std::string_view, 50> kWords = {
      "name",    "names",      "arn",      "type",     "count",  "counts",  "expiry",  "expires",
      "expired", "expiration", "at",       "in",       "on",     "ttl",     "length",  "size",
      "policy",  "url",        "uri",      "endpoint", "path",   "file",    "version", "algorithm",
      "method",  "enabled",    "required", "field",    "limit",  "usage",   "used",    "status",
      "error",   "errors",     "age",      "date",     "time",   "from",    "format",  "provider",
      "source",  "location",   "alias",    "scope",    "scopes", "console", "window",  "valid",
      "headers", "lifetime"};
  return is_among(kWords, word);
}

bool is_secret_by_words(const Words& words) {
  if (words.empty() || tells_about(words.back())) return false;
  if (words.back() == "pass" || words.back() == "auth") return true;
  if (std::ranges::any_of(words, is_secret_word)) {
    // The id of an access key is one of IAM's, which is known by its form.
    return !(words.back() == "id" && words.size() > 1 && words[words.size() - 2] == "accesskey");
  }
  const std::string& last = words.back();
  return words.size() > 1 && (last == "key" || last == "keys") &&
         is_of_secret_key(words[words.size() - 2]);
}

// The last of words_of(), which is asked for of every name.
std::string last_word(std::string_view name) {
  while (!name.empty() && !is_letter(name.back())) name.remove_suffix(1);
  if (name.empty()) return {};
  const bool is_small = !is_capital(name.back());
  std::size_t begin = name.size();
  while (begin > 0 && is_letter(name[begin - 1]) && is_capital(name[begin - 1]) != is_small)
    --begin;
  if (is_small && begin > 0 && is_capital(name[begin - 1])) --begin;
  return lower_case(name.substr(begin));
}

// Times and numbers, which stand before a colon more often than names do.
bool has_word(std::string_view name) {
  constexpr std::ptrdiff_t kShortestWord = 3;
  return std::ranges::count_if(name, is_letter) >= kShortestWord;
}

}  // namespace

bool SecretNames::is_secret(std::string_view name) {
  if (name.size() > kLongestOfSecret || !has_word(name)) return false;
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  if (known_.size() >= kMostKnown) known_.clear();
  return known_.emplace(std::string(name), is_secret_by_words(words_of(name))).first->second;
}

bool names_its_neighbour(std::string_view name) {
  constexpr std::array<std::string_view, 8> kWords = {"name",      "key",      "field", "header",
                                                      "parameter", "variable", "k",     "n"};
  return name.size() <= kLongestOfSecret && is_among(kWords, last_word(name));
}

bool is_named_by_neighbour(std::string_view name) {
  constexpr std::array<std::string_view, 7> kWords = {"value",   "values",  "val", "v",
                                                      "content", "default", "data"};
  return name.size() <= kLongestOfSecret && is_among(kWords, last_word(name));
}

bool tells_nothing(std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 9> kValues = {
      "null",     "none",    "nil", "true", "false", "undefined", "hidden_due_to_security_reasons",
      "redacted", "filtered"};
  if (std::ranges::all_of(value, [](char c) { return c == '*' || is_blank(c); })) return true;
  if (is_among(kValues, lower_case(value))) return true;
  return value.size() <= kMostDigitsOfCount && std::ranges::all_of(value, is_digit) &&
         last_word(name).ends_with("tokens");
}

}  // namespace evidence
