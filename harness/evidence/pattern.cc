#include "harness/evidence/pattern.h"

#include <regex.h>

#include <stdexcept>

namespace evidence {

struct Pattern::Compiled {
  explicit Compiled(const std::string& text) {
    const int error = ::regcomp(&expression, text.c_str(), REG_EXTENDED);
    if (error == 0) return;
    char why[256];
    ::regerror(error, &expression, why, sizeof why);
    throw std::runtime_error("/" + text + "/ is no regular expression: " + why);
  }
  ~Compiled() { ::regfree(&expression); }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  regex_t expression{};
};

Pattern::Pattern(const std::string& text) : compiled_(std::make_shared<Compiled>(text)) {}

std::optional<Pattern::Match> Pattern::find(const std::string& text, std::size_t from) const {
  while (from < text.size()) {
    regmatch_t match{};
    const int flags = from == 0 ? 0 : REG_NOTBOL;
    if (::regexec(&compiled_->expression, text.c_str() + from, 1, &match, flags) != 0) {
      // It looks as far as the first NUL, behind which there may be more.
      from = text.find('\0', from);
      if (from == std::string::npos) break;
      ++from;
      continue;
    }
    if (match.rm_eo > match.rm_so) {
      return Match{from + static_cast<std::size_t>(match.rm_so),
                   static_cast<std::size_t>(match.rm_eo - match.rm_so)};
    }
    from += static_cast<std::size_t>(match.rm_eo) + 1;
  }
  return std::nullopt;
}

}  // namespace evidence
