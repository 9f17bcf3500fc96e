// Makes a receipt rule set the active one, which is applied to mail that comes in.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_SetActiveReceiptRuleSet.html
#pragma once

#include <optional>
#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SetActiveReceiptRuleSetRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "SetActiveReceiptRuleSet";
  std::optional<std::string> rule_set_name;
  static const aws::Structure& shape();
};

// Without a name, no rule set is active. Errors: RuleSetDoesNotExist.
EmptyResponse set_active_receipt_rule_set(Ses& ses, const aws::Call& call,
                                          const SetActiveReceiptRuleSetRequest& request);

}  // namespace ses
