#include "fakes/ses/identities/identities.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "fakes/aws/rows.h"
#include "fakes/aws/string_map.h"
#include "fakes/mail/address.h"

namespace ses {
namespace {

Identity identity_of(const sim::Statement& select) {
  Identity identity;
  identity.account = select.text(0);
  identity.region = select.text(1);
  identity.name = select.text(2);
  identity.is_verified = select.integer(3) != 0;
  identity.token = select.text(4);
  identity.tags = aws::parse_string_map(select.text(5));
  return identity;
}

// The name as it is stored: a domain's case does not matter, an address's does.
std::string stored(std::string_view name) {
  std::string result{name};
  if (name.find('@') != std::string_view::npos) return result;
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

// `jo@acme.test` of `jo+label@acme.test`.
std::string without_label(std::string_view address) {
  const std::size_t at = address.rfind('@');
  const std::size_t plus = std::min(address.find('+'), at);
  if (at == std::string_view::npos || plus == 0) return std::string(address);
  return std::string(address.substr(0, plus)) + std::string(address.substr(at));
}

}  // namespace

std::optional<Identity> Identities::find(std::string_view account, std::string_view region,
                                         std::string_view name) const {
  sim::Statement& select = store_.prepare(
      "SELECT account, region, name, is_verified, token, tags FROM ses_identity "
      "WHERE account = ? AND region = ? AND name = ?");
  const std::string key = stored(name);
  select.bind(account, region, key);
  return aws::first_row(select, identity_of);
}

std::vector<Identity> Identities::list(std::string_view account, std::string_view region,
                                       std::string_view after) const {
  sim::Statement& select = store_.prepare(
      "SELECT account, region, name, is_verified, token, tags FROM ses_identity "
      "WHERE account = ? AND region = ? AND name > ? ORDER BY name");
  select.bind(account, region, after);
  return aws::all_rows(select, identity_of);
}

void Identities::put(const Identity& identity) {
  const std::string tags = aws::to_json(identity.tags);
  const std::string key = stored(identity.name);
  store_.begin();
  store_.prepare("INSERT OR REPLACE INTO ses_identity VALUES (?, ?, ?, ?, ?, ?)")
      .bind(identity.account, identity.region, key, identity.is_verified, identity.token, tags)
      .run();
}

bool Identities::remove(std::string_view account, std::string_view region, std::string_view name) {
  const std::string key = stored(name);
  store_.begin();
  store_.prepare("DELETE FROM ses_dkim WHERE account = ? AND region = ? AND domain = ?")
      .bind(account, region, key)
      .run();
  return store_.prepare("DELETE FROM ses_identity WHERE account = ? AND region = ? AND name = ?")
             .bind(account, region, key)
             .run() > 0;
}

std::vector<std::string> Identities::dkim_tokens(std::string_view account, std::string_view region,
                                                 std::string_view domain) const {
  sim::Statement& select =
      store_.prepare("SELECT tokens FROM ses_dkim WHERE account = ? AND region = ? AND domain = ?");
  const std::string key = stored(domain);
  select.bind(account, region, key);
  if (!select.step()) return {};
  auto tokens = nlohmann::json::parse(select.text(0)).get<std::vector<std::string>>();
  select.reset();
  return tokens;
}

void Identities::put_dkim_tokens(std::string_view account, std::string_view region,
                                 std::string_view domain, const std::vector<std::string>& tokens) {
  const std::string key = stored(domain);
  const std::string text = nlohmann::json(tokens).dump();
  store_.begin();
  store_.prepare("INSERT OR REPLACE INTO ses_dkim VALUES (?, ?, ?, ?)")
      .bind(account, region, key, text)
      .run();
}

bool Identities::is_verified(std::string_view account, std::string_view region,
                             std::string_view name) const {
  sim::Statement& select = store_.prepare(
      "SELECT 1 FROM ses_identity "
      "WHERE account = ? AND region = ? AND name = ? AND is_verified");
  const std::string key = stored(name);
  select.bind(account, region, key);
  const bool found = select.step();
  if (found) select.reset();
  return found;
}

bool Identities::covers(std::string_view account, std::string_view region,
                        std::string_view address) const {
  return is_verified(account, region, address) ||
         is_verified(account, region, without_label(address)) ||
         covers_domain(account, region, mail::domain(address));
}

bool Identities::covers_domain(std::string_view account, std::string_view region,
                               std::string_view domain) const {
  while (!domain.empty()) {
    if (is_verified(account, region, domain)) return true;
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos) return false;
    domain.remove_prefix(dot + 1);
  }
  return false;
}

}  // namespace ses
