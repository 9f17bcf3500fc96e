// Stable pseudonyms for what evidence should not carry along: addresses and the names beside them,
// keys, tokens, account numbers, and secrets by what they are called, in JSON and in any text. What
// is equal stays equal, and keeps its form.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/fact.h"
#include "harness/evidence/pattern.h"
#include "harness/evidence/people.h"
#include "harness/evidence/pseudonyms.h"
#include "harness/evidence/secret_names.h"

namespace evidence {

class Redaction {
 public:
  using Mapping = Pseudonyms::Mapping;

  // With the pseudonyms of an earlier redaction, which stay what they were, words of a user's own
  // that are to be replaced wherever they are, and domains whose addresses stay. A word between
  // slashes, `/order-[0-9]+/`, is a pattern: an extended regular expression of POSIX.
  // std::runtime_error if a pattern is none.
  explicit Redaction(Mapping known = {}, std::vector<std::string> words = {},
                     std::vector<std::string> kept_domains = {});

  // Learns the names of people in a fact, as redact() does, so that they are replaced in whatever
  // is redacted before it as well.
  void learn(const Fact& fact);
  // The fact without what is to be replaced, in its texts, names and ids. MD5s of bodies that were
  // replaced are those of what they were replaced by, if add_body() was told of them.
  void redact(Fact& fact);
  // Of a text, which may be JSON or have JSON in it. The whole text: what is cut off before may
  // hide what a part of it is.
  std::string redacted(std::string_view text);
  // A body whose MD5 may stand in facts; to be told before those are redacted.
  void add_body(std::string_view body);
  // What becomes of a body.
  std::string redacted_body(std::string_view body) { return redacted(body); }

  const Mapping& mapping() const { return pseudonyms_.mapping(); }

 private:
  // What a text is known to be by what it is in.
  struct Context {
    bool is_mail = false;
    bool is_secret = false;
    std::string_view name;  // of the secret
  };
  // What a name of a fact was in the one before, and became: most repeat themselves.
  struct Last {
    std::string before;
    bool is_mail = false;
    std::string after;
  };

  void learn_in(std::string_view text, bool is_mail);
  void learn_in_json(std::string_view json, bool is_mail);

  std::string redacted_in(std::string_view text, Context context);
  void append(std::string& out, std::string_view text, bool is_mail);
  void append_plain(std::string& out, std::string_view text);
  std::size_t append_word(std::string& out, std::string_view text, std::size_t at);
  std::size_t append_bearer(std::string& out, std::string_view text, std::size_t at);
  void append_secret(std::string& out, std::string_view text, std::string_view name);
  void replace_words(std::string& out, std::size_t begin);

  void append_json(std::string& out, std::string_view json, Context context);
  void append_part(std::string& out, std::string_view value, Context context);
  void append_string(std::string& out, std::string_view quoted, Context context);
  void append_scalar(std::string& out, std::string_view json, Context context);

  std::string address(std::string_view local, std::string_view mark, std::string_view domain);
  void redact_ids(Fact& fact, std::string_view payload_before);

  Pseudonyms pseudonyms_;
  SecretNames secret_names_;
  People people_;
  std::array<Last, 4> last_;
  std::vector<std::string> words_;
  std::vector<Pattern> patterns_;
  std::vector<std::string> kept_domains_;                   // lower case
  std::map<std::string, std::string, std::less<>> bodies_;  // MD5s, before and after
};

}  // namespace evidence
