#include "fakes/mail/structure_limit.h"

#include <algorithm>
#include <set>

#include "fakes/mail/address.h"

namespace mail {
namespace {

constexpr std::string_view kParameter = "boundary";
constexpr std::string_view kBlanks = " \t\r";

// Takes the next line off `text`, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.substr(0, line.find_last_not_of(kBlanks) + 1);
}

bool has_few_fields(std::string_view raw) {
  std::size_t fields = 0;
  while (!raw.empty()) {
    const std::string_view line = take_line(raw);
    if (line.empty()) return true;
    if (kBlanks.find(line.front()) == std::string_view::npos && ++fields > kMostFields) {
      return false;
    }
  }
  return true;
}

// The value of the parameter that ends a name just before `at`; "" if there is none.
std::string_view value_at(std::string_view line, std::size_t at) {
  std::string_view rest = line.substr(at);
  const std::size_t equals = rest.find_first_not_of(" \t*0");
  if (equals == std::string_view::npos || rest[equals] != '=') return {};
  rest.remove_prefix(equals + 1);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (rest.starts_with('"')) return rest.substr(1, rest.find('"', 1) - 1);
  return rest.substr(0, rest.find_first_of("; \t"));
}

// Adds every text that a line declares as a boundary.
void add_boundaries(std::string_view line, std::set<std::string_view>& boundaries) {
  for (std::size_t at = 0; at + kParameter.size() < line.size(); ++at) {
    if (line[at] != 'b' && line[at] != 'B') continue;
    if (!same_address(line.substr(at, kParameter.size()), kParameter)) continue;
    const std::string_view value = value_at(line, at + kParameter.size());
    if (!value.empty()) boundaries.insert(value);
  }
}

}  // namespace

bool has_few_parts(std::string_view raw) {
  if (!has_few_fields(raw)) return false;
  std::set<std::string_view> boundaries;
  std::size_t delimiters = 0;
  while (!raw.empty()) {
    std::string_view line = take_line(raw);
    add_boundaries(line, boundaries);
    if (boundaries.size() > kMostParts) return false;
    if (!line.starts_with("--")) continue;
    line.remove_prefix(2);
    const bool is_delimiter =
        boundaries.contains(line) ||
        (line.ends_with("--") && boundaries.contains(line.substr(0, line.size() - 2)));
    if (is_delimiter && ++delimiters > kMostParts) return false;
  }
  return true;
}

}  // namespace mail
