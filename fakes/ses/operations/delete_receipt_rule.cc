#include "fakes/ses/operations/delete_receipt_rule.h"

namespace ses {

const aws::Structure& DeleteReceiptRuleRequest::shape() {
  using S = DeleteReceiptRuleRequest;
  static const aws::Structure kShape = aws::Structure("DeleteReceiptRuleRequest")
                                           .required<&S::rule_set_name>("RuleSetName")
                                           .required<&S::rule_name>("RuleName");
  return kShape;
}

EmptyResponse delete_receipt_rule(Ses& ses, const aws::Call& call,
                                  const DeleteReceiptRuleRequest& request) {
  RuleSet rule_set =
      ses.rule_sets().require(call.caller.account, call.caller.region, request.rule_set_name);
  const auto place = rule_set.find(request.rule_name);
  if (place == rule_set.rules.end()) return {};
  rule_set.rules.erase(place);
  ses.rule_sets().put(rule_set);
  return {};
}

}  // namespace ses
