// Removes a receipt rule set with its rules.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeleteReceiptRuleSet.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteReceiptRuleSetRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DeleteReceiptRuleSet";
  std::string rule_set_name;
  static const aws::Structure& shape();
};

// A rule set that does not exist is no error. Errors: CannotDelete for the active one.
EmptyResponse delete_receipt_rule_set(Ses& ses, const aws::Call& call,
                                      const DeleteReceiptRuleSetRequest& request);

}  // namespace ses
