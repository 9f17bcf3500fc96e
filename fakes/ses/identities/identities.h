// The identities, mail addresses and domains, in the World's store.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"

namespace ses {

// Of the token that proves a domain, before base64.
inline constexpr int kVerificationTokenBytes = 32;

struct Identity {
  std::string account;
  std::string region;
  std::string name;  // `jo@acme.test` or `acme.test`
  bool is_verified = false;
  std::string token;  // of a domain
  std::map<std::string, std::string> tags;

  bool is_domain() const { return name.find('@') == std::string::npos; }
};

// Domains are the same in any case, addresses are not.
class Identities {
 public:
  explicit Identities(sim::Database& store) : store_(store) {}

  std::optional<Identity> find(std::string_view account, std::string_view region,
                               std::string_view name) const;
  // Those that follow `after`, by name.
  std::vector<Identity> list(std::string_view account, std::string_view region,
                             std::string_view after) const;
  void put(const Identity& identity);
  // With its DKIM tokens.
  bool remove(std::string_view account, std::string_view region, std::string_view name);

  // True if mail may be sent from the address: it, it without its `+label`, its domain, or a domain
  // above that is verified.
  bool covers(std::string_view account, std::string_view region, std::string_view address) const;
  // True if mail to this domain may be received: it or a domain above is verified.
  bool covers_domain(std::string_view account, std::string_view region,
                     std::string_view domain) const;

  // Empty if none were put.
  std::vector<std::string> dkim_tokens(std::string_view account, std::string_view region,
                                       std::string_view domain) const;
  void put_dkim_tokens(std::string_view account, std::string_view region, std::string_view domain,
                       const std::vector<std::string>& tokens);

 private:
  bool is_verified(std::string_view account, std::string_view region, std::string_view name) const;

  sim::Database& store_;
};

}  // namespace ses
