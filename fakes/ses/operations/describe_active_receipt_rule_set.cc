#include "fakes/ses/operations/describe_active_receipt_rule_set.h"

namespace ses {

const aws::Structure& DescribeActiveReceiptRuleSetRequest::shape() {
  static const aws::Structure kShape("DescribeActiveReceiptRuleSetRequest");
  return kShape;
}

const aws::Structure& DescribeActiveReceiptRuleSetResponse::shape() {
  using S = DescribeActiveReceiptRuleSetResponse;
  static const aws::Structure kShape = aws::Structure("DescribeActiveReceiptRuleSetResponse")
                                           .field<&S::metadata>("Metadata")
                                           .field<&S::rules>("Rules");
  return kShape;
}

DescribeActiveReceiptRuleSetResponse describe_active_receipt_rule_set(
    Ses& ses, const aws::Call& call, const DescribeActiveReceiptRuleSetRequest&) {
  DescribeActiveReceiptRuleSetResponse response;
  const auto active = ses.rule_sets().active(call.caller.account, call.caller.region);
  if (!active) return response;
  response.metadata = active->metadata();
  response.rules = active->rules;
  return response;
}

}  // namespace ses
