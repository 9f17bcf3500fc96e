// Describes the active receipt rule set, which is applied to mail that comes in.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DescribeActiveReceiptRuleSet.html
#pragma once

#include <optional>
#include <vector>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DescribeActiveReceiptRuleSetResponse {
  std::optional<ReceiptRuleSetMetadata> metadata;
  std::vector<ReceiptRule> rules;
  static const aws::Structure& shape();
};

struct DescribeActiveReceiptRuleSetRequest {
  using Response = DescribeActiveReceiptRuleSetResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DescribeActiveReceiptRuleSet";
  static const aws::Structure& shape();
};

// The answer is empty if no rule set is active.
DescribeActiveReceiptRuleSetResponse describe_active_receipt_rule_set(
    Ses& ses, const aws::Call& call, const DescribeActiveReceiptRuleSetRequest& request);

}  // namespace ses
