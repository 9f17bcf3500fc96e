#include "fakes/ses/operations/describe_receipt_rule.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DescribeReceiptRuleRequest::shape() {
  using S = DescribeReceiptRuleRequest;
  static const aws::Structure kShape = aws::Structure("DescribeReceiptRuleRequest")
                                           .required<&S::rule_set_name>("RuleSetName")
                                           .required<&S::rule_name>("RuleName");
  return kShape;
}

const aws::Structure& DescribeReceiptRuleResponse::shape() {
  static const aws::Structure kShape = aws::Structure("DescribeReceiptRuleResponse")
                                           .field<&DescribeReceiptRuleResponse::rule>("Rule");
  return kShape;
}

DescribeReceiptRuleResponse describe_receipt_rule(Ses& ses, const aws::Call& call,
                                                  const DescribeReceiptRuleRequest& request) {
  RuleSet rule_set =
      ses.rule_sets().require(call.caller.account, call.caller.region, request.rule_set_name);
  const auto place = rule_set.find(request.rule_name);
  if (place == rule_set.rules.end()) throw rule_not_found(request.rule_name);
  return {*place};
}

}  // namespace ses
