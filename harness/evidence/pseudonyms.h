// What stands for what: pseudonyms that are the same for the same, and never the original.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace evidence {

class Pseudonyms {
 public:
  // What was replaced by what. Whoever has it can undo a redaction.
  using Mapping = std::map<std::string, std::string, std::less<>>;

  // With those of before, which stay what they were.
  explicit Pseudonyms(Mapping known);

  // `before`, a number, `after`.
  const std::string& numbered(std::string_view original, std::string_view before,
                              std::string_view after);
  // Letters for letters and digits for digits, but for the first `kept` bytes; a small letter for
  // each character that is not ASCII, and for each mark of a text that has nothing else. Longer
  // than the original if all others of its form are taken. REQUIRES: it is not empty.
  const std::string& disguise(std::string_view original, std::size_t kept = 0);

  const Mapping& mapping() const { return mapping_; }

 private:
  bool take(std::string_view original, const std::string& name);

  Mapping mapping_;
  std::set<std::string, std::less<>> taken_;  // pseudonyms
  std::map<std::string, std::uint64_t, std::less<>> counts_;
};

}  // namespace evidence
