#include "fakes/ses/receiving/rule_match.h"

#include <algorithm>

#include "fakes/mail/address.h"

namespace ses {
namespace {

std::string recipient_without_label(const std::string& address) {
  const std::string local = mail::local_part(address);
  return local.substr(0, local.find('+')) + "@" + mail::domain(address);
}

bool names(const std::string& condition, const std::string& recipient) {
  if (condition.find('@') != std::string::npos) {
    return mail::same_address(condition, recipient) ||
           mail::same_address(condition, recipient_without_label(recipient));
  }
  const std::string domain = mail::domain(recipient);
  if (!condition.starts_with('.')) return mail::same_address(condition, domain);
  return domain.size() > condition.size() &&
         mail::same_address(domain.substr(domain.size() - condition.size()), condition);
}

}  // namespace

std::vector<std::string> matching(const ReceiptRule& rule,
                                  const std::vector<std::string>& recipients) {
  std::vector<std::string> matched;
  if (!rule.enabled.value_or(false)) return matched;
  for (const std::string& recipient : recipients) {
    const bool is_named = std::ranges::any_of(
        rule.recipients, [&](const std::string& condition) { return names(condition, recipient); });
    if (rule.recipients.empty() || is_named) matched.push_back(recipient);
  }
  return matched;
}

}  // namespace ses
