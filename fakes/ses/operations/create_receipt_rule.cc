#include "fakes/ses/operations/create_receipt_rule.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/receiving/rule_checks.h"

namespace ses {

const aws::Structure& CreateReceiptRuleRequest::shape() {
  using S = CreateReceiptRuleRequest;
  static const aws::Structure kShape = aws::Structure("CreateReceiptRuleRequest")
                                           .required<&S::rule_set_name>("RuleSetName")
                                           .field<&S::after>("After")
                                           .required<&S::rule>("Rule");
  return kShape;
}

EmptyResponse create_receipt_rule(Ses& ses, const aws::Call& call,
                                  const CreateReceiptRuleRequest& request) {
  RuleSet rule_set =
      ses.rule_sets().require(call.caller.account, call.caller.region, request.rule_set_name);
  if (rule_set.find(request.rule.name) != rule_set.rules.end()) {
    throw rule_exists(request.rule.name);
  }
  auto place = rule_set.rules.begin();
  if (request.after) {
    place = rule_set.find(*request.after);
    if (place == rule_set.rules.end()) throw rule_not_found(*request.after);
    ++place;
  }
  check_rule(ses, request.rule);
  rule_set.rules.insert(place, with_defaults(request.rule));
  ses.rule_sets().put(rule_set);
  return {};
}

}  // namespace ses
