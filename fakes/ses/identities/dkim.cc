#include "fakes/ses/identities/dkim.h"

namespace ses {
namespace {

constexpr int kTokens = 3;
constexpr int kTokenLength = 32;
constexpr std::string_view kTokenCharacters = "abcdefghijklmnopqrstuvwxyz234567";

std::vector<std::string> make_tokens(sim::Ids ids) {
  std::vector<std::string> tokens(kTokens);
  for (std::string& token : tokens) token = ids.text(kTokenLength, kTokenCharacters);
  return tokens;
}

}  // namespace

std::vector<std::string> start_dkim(Ses& ses, const aws::Caller& caller,
                                    const std::string& domain) {
  std::vector<std::string> tokens = dkim_tokens(ses, caller, domain);
  if (!tokens.empty()) return tokens;
  // A stream of its own, so that other ids do not depend on it.
  const sim::Random random = ses.environment()
                                 .random.stream("ses.dkim")
                                 .stream(caller.account + "/" + caller.region + "/" + domain);
  tokens = make_tokens(sim::Ids{random});
  ses.identities().put_dkim_tokens(caller.account, caller.region, domain, tokens);
  return tokens;
}

std::vector<std::string> dkim_tokens(Ses& ses, const aws::Caller& caller,
                                     const std::string& domain) {
  return ses.identities().dkim_tokens(caller.account, caller.region, domain);
}

DkimAttributes dkim_attributes(Ses& ses, const aws::Caller& caller, const Identity& identity) {
  DkimAttributes attributes;
  if (identity.is_domain()) attributes.tokens = dkim_tokens(ses, caller, identity.name);
  if (attributes.tokens.empty()) return attributes;
  attributes.signing_enabled = true;
  attributes.status = verification_status(identity);
  return attributes;
}

}  // namespace ses
