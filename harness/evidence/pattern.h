// A user's own pattern for what is to be replaced: an extended regular expression (POSIX.1,
// "Extended Regular Expressions").
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace evidence {

class Pattern {
 public:
  struct Match {
    std::size_t begin = 0;
    std::size_t length = 0;  // not 0
  };

  // std::runtime_error with what is wrong if the text is no such expression.
  explicit Pattern(const std::string& text);

  // The first match that is not empty at `from` or behind it, the longest there. The time that it
  // takes is linear in the text unless the expression refers back to a part of itself.
  std::optional<Match> find(const std::string& text, std::size_t from) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace evidence
