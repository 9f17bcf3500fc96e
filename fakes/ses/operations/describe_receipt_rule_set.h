// A receipt rule set and its rules.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DescribeReceiptRuleSet.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DescribeReceiptRuleSetResponse {
  ReceiptRuleSetMetadata metadata;
  std::vector<ReceiptRule> rules;
  static const aws::Structure& shape();
};

struct DescribeReceiptRuleSetRequest {
  using Response = DescribeReceiptRuleSetResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DescribeReceiptRuleSet";
  std::string rule_set_name;
  static const aws::Structure& shape();
};

// Errors: RuleSetDoesNotExist.
DescribeReceiptRuleSetResponse describe_receipt_rule_set(
    Ses& ses, const aws::Call& call, const DescribeReceiptRuleSetRequest& request);

}  // namespace ses
