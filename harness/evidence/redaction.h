// Stable pseudonyms for what evidence should not carry along: addresses, in mails also the names
// beside them, keys, tokens, secrets by their names, and account numbers. What is equal stays
// equal, and keeps its form.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/fact.h"
#include "harness/evidence/pattern.h"
#include "sim/journal/json_tree.h"

namespace evidence {

class Redaction {
 public:
  // What was replaced by what. Whoever has it can undo a redaction.
  using Mapping = std::map<std::string, std::string, std::less<>>;

  // With the pseudonyms of an earlier redaction, which stay what they were, words of a user's own
  // that are to be replaced wherever they are, and domains whose addresses stay. A word between
  // slashes, `/order-[0-9]+/`, is a pattern: an extended regular expression of POSIX.
  // std::runtime_error if a pattern is none.
  explicit Redaction(Mapping known = {}, std::vector<std::string> words = {},
                     std::vector<std::string> kept_domains = {});

  // The fact without what is to be replaced, in its texts, names and ids. MD5s of bodies that were
  // replaced are those of what they were replaced by, if add_body() was told of them.
  void redact(Fact& fact);
  std::string redacted(std::string_view text);
  // A body whose MD5 may stand in facts; to be told before those are redacted.
  void add_body(std::string_view body);
  // What becomes of a body.
  std::string redacted_body(std::string_view body) { return redacted_text(body, false); }

  const Mapping& mapping() const { return mapping_; }

 private:
  struct Edit {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::string text;
  };

  // What a name of a fact was in the one before, and became: most repeat themselves.
  struct Last {
    std::string before;
    std::string after;
  };

  static bool is_telling(IdKind kind);
  void append(std::string& out, std::string_view text);
  std::optional<std::size_t> address_at(std::string_view text, std::size_t at, std::size_t mark,
                                        std::string& out);
  std::size_t word_at(std::string_view text, std::size_t at, std::string& out);
  // A text that may be JSON, which is looked into, and stays as it is but for what is replaced.
  std::string redacted_text(std::string_view text, bool is_mail);
  void edit(const sim::JsonValue& value, std::string_view text, bool is_mail,
            std::vector<Edit>& edits);
  void learn_name(std::string_view text);
  std::string without_names(std::string text) const;

  std::string address(std::string_view local, std::string_view domain);
  // `before`, a number, `after`.
  const std::string& pseudonym(std::string_view original, std::string_view before,
                               std::string_view after);
  const std::string& disguise(std::string_view original, std::size_t kept);

  Mapping mapping_;
  std::set<std::string, std::less<>> taken_;  // pseudonyms
  std::map<std::string, std::uint64_t, std::less<>> counts_;
  std::array<Last, 4> last_;
  std::vector<std::string> words_;
  std::vector<Pattern> patterns_;
  std::vector<std::string> kept_domains_;                   // lower case
  std::vector<std::string> names_;                          // of people, in mails
  std::map<std::string, std::string, std::less<>> bodies_;  // MD5s, before and after
};

}  // namespace evidence
