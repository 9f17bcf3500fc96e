#include "fakes/mail/group_limit.h"

#include <algorithm>
#include <array>

#include "fakes/mail/address.h"

namespace mail {
namespace {

constexpr std::array<std::string_view, 6> kAddressFields = {"from", "sender", "reply-to",
                                                            "to",   "cc",     "bcc"};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Whether a line begins with the name of a field that has addresses.
bool names_addresses(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  std::string_view name = line.substr(0, colon);
  while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
  return std::ranges::any_of(kAddressFields,
                             [&](std::string_view field) { return same_address(name, field); });
}

class ColonLimit {
 public:
  void restart() { count_ = 0; }
  void apply(char* begin, char* end) {
    for (char* c = begin; c != end; ++c) {
      if (*c == ':' && ++count_ > kMaxColons) *c = ' ';
    }
  }

 private:
  int count_ = 0;
};

}  // namespace

std::string limit_groups(std::string_view addresses) {
  std::string limited(addresses);
  ColonLimit().apply(limited.data(), limited.data() + limited.size());
  return limited;
}

std::string limit_header_groups(std::string_view raw) {
  std::string limited(raw);
  ColonLimit limit;
  bool has_addresses = false;
  for (std::size_t at = 0; at < limited.size();) {
    const std::size_t end = std::min(limited.find('\n', at), limited.size());
    const std::string_view line = std::string_view(limited).substr(at, end - at);
    // A line that begins with a space goes on with the field before it, or is a field that is
    // written badly: it counts as both.
    if (line.empty() || !is_blank(line.front())) {
      has_addresses = false;
      limit.restart();
    }
    has_addresses = has_addresses || names_addresses(line);
    if (has_addresses) limit.apply(limited.data() + at, limited.data() + end);
    at = end + 1;
  }
  return limited;
}

}  // namespace mail
