// Describes one receipt rule.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DescribeReceiptRule.html
#pragma once

#include <string>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DescribeReceiptRuleResponse {
  ReceiptRule rule;
  static const aws::Structure& shape();
};

struct DescribeReceiptRuleRequest {
  using Response = DescribeReceiptRuleResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DescribeReceiptRule";
  std::string rule_set_name;
  std::string rule_name;
  static const aws::Structure& shape();
};

// Errors: RuleSetDoesNotExist, RuleDoesNotExist.
DescribeReceiptRuleResponse describe_receipt_rule(Ses& ses, const aws::Call& call,
                                                  const DescribeReceiptRuleRequest& request);

}  // namespace ses
