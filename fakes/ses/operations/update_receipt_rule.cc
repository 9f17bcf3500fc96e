#include "fakes/ses/operations/update_receipt_rule.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/receiving/rule_checks.h"

namespace ses {

const aws::Structure& UpdateReceiptRuleRequest::shape() {
  using S = UpdateReceiptRuleRequest;
  static const aws::Structure kShape = aws::Structure("UpdateReceiptRuleRequest")
                                           .required<&S::rule_set_name>("RuleSetName")
                                           .required<&S::rule>("Rule");
  return kShape;
}

EmptyResponse update_receipt_rule(Ses& ses, const aws::Call& call,
                                  const UpdateReceiptRuleRequest& request) {
  RuleSet rule_set =
      ses.rule_sets().require(call.caller.account, call.caller.region, request.rule_set_name);
  const auto place = rule_set.find(request.rule.name);
  if (place == rule_set.rules.end()) throw rule_not_found(request.rule.name);
  check_rule(ses, request.rule);
  *place = with_defaults(request.rule);
  ses.rule_sets().put(rule_set);
  return {};
}

}  // namespace ses
