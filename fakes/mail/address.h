// Mail addresses as RFC 5322 writes them: `Jane Doe <jane@example.com>`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mail {

struct Address {
  std::string name;     // UTF-8, decoded; often empty
  std::string address;  // `jane@example.com`

  friend bool operator==(const Address&, const Address&) = default;
};

// All addresses of a list, groups flattened, encoded words decoded. What is no address is left out.
std::vector<Address> parse_addresses(std::string_view text);

// The one address in `text`, with or without a name; no value if there is none, several, or one
// that is_valid_address() refuses.
std::optional<Address> parse_address(std::string_view text);

// `Jane Doe <jane@example.com>`, the name quoted where it must be and not encoded, for people.
std::string to_text(const Address& address);

// True for `local@domain`: a dot-atom or quoted local part of at most 64 characters, and a domain
// of dot-separated labels of letters, digits and hyphens, or an address literal; 254 in all.
// (RFC 5321, 4.1.2 and 4.5.3.1.)
bool is_valid_address(std::string_view address);

// What is before and after the last '@'; "" if there is none. The domain is in lower case.
std::string local_part(std::string_view address);
std::string domain(std::string_view address);

// True if mail for both goes to the same mailbox here: equal without regard to ASCII case.
bool same_address(std::string_view a, std::string_view b);

}  // namespace mail
