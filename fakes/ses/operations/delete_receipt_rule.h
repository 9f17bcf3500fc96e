// Removes a receipt rule.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeleteReceiptRule.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteReceiptRuleRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DeleteReceiptRule";
  std::string rule_set_name;
  std::string rule_name;
  static const aws::Structure& shape();
};

// A rule that does not exist is no error. Errors: RuleSetDoesNotExist.
EmptyResponse delete_receipt_rule(Ses& ses, const aws::Call& call,
                                  const DeleteReceiptRuleRequest& request);

}  // namespace ses
