#include "fakes/ses/receiving/rule_checks.h"

#include <algorithm>
#include <cctype>

#include "fakes/aws/decode.h"
#include "fakes/ses/errors.h"

namespace ses {
namespace {

constexpr std::size_t kMaxRuleNameLength = 64;

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool is_rule_name_character(char c) {
  return is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
}

void check_action(Ses& ses, const ReceiptAction& action) {
  const int count = int{action.sns_action.has_value()} + int{action.stop_action.has_value()};
  if (count != 1) throw invalid_parameter_value("An action must be of exactly one type.");
  if (!action.sns_action) return;
  aws::TopicSink* topics = ses.environment().topics;
  if (topics == nullptr || !topics->exists(action.sns_action->topic_arn)) {
    throw invalid_sns_topic(action.sns_action->topic_arn);
  }
}

}  // namespace

void check_name(const std::string& name, const std::string& what) {
  if (name.empty() || name.size() > kMaxRuleNameLength || !is_alphanumeric(name.front()) ||
      !is_alphanumeric(name.back()) || !std::ranges::all_of(name, is_rule_name_character)) {
    throw invalid_parameter_value("Invalid " + what + " name: " + name);
  }
}

void check_rule(Ses& ses, const ReceiptRule& rule) {
  check_name(rule.name, "rule");
  if (rule.tls_policy == "Require") throw aws::not_modelled("TlsPolicy 'Require'");
  for (const ReceiptAction& action : rule.actions) check_action(ses, action);
}

ReceiptRule with_defaults(ReceiptRule rule) {
  if (!rule.enabled) rule.enabled = false;
  if (!rule.tls_policy) rule.tls_policy = "Optional";
  if (!rule.scan_enabled) rule.scan_enabled = false;
  return rule;
}

}  // namespace ses
