#include "fakes/ses/operations/describe_receipt_rule_set.h"

namespace ses {

const aws::Structure& DescribeReceiptRuleSetRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DescribeReceiptRuleSetRequest")
          .required<&DescribeReceiptRuleSetRequest::rule_set_name>("RuleSetName");
  return kShape;
}

const aws::Structure& DescribeReceiptRuleSetResponse::shape() {
  using S = DescribeReceiptRuleSetResponse;
  static const aws::Structure kShape = aws::Structure("DescribeReceiptRuleSetResponse")
                                           .field<&S::metadata>("Metadata")
                                           .field<&S::rules>("Rules")
                                           .always();
  return kShape;
}

DescribeReceiptRuleSetResponse describe_receipt_rule_set(
    Ses& ses, const aws::Call& call, const DescribeReceiptRuleSetRequest& request) {
  const RuleSet rule_set =
      ses.rule_sets().require(call.caller.account, call.caller.region, request.rule_set_name);
  return {rule_set.metadata(), rule_set.rules};
}

}  // namespace ses
