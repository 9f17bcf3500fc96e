// Adds a rule to a receipt rule set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateReceiptRule.html
#pragma once

#include <optional>
#include <string>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct CreateReceiptRuleRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "CreateReceiptRule";
  std::string rule_set_name;
  std::optional<std::string> after;
  ReceiptRule rule;
  static const aws::Structure& shape();
};

// The new rule comes behind the rule `after`, or first. Errors: RuleSetDoesNotExist,
// RuleDoesNotExist, AlreadyExists, InvalidSnsTopic, InvalidParameterValue; BacklotNotModelled for
// actions other than SNS and Stop.
EmptyResponse create_receipt_rule(Ses& ses, const aws::Call& call,
                                  const CreateReceiptRuleRequest& request);

}  // namespace ses
