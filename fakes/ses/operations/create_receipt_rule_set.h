// Makes an empty receipt rule set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateReceiptRuleSet.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct CreateReceiptRuleSetRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "CreateReceiptRuleSet";
  std::string rule_set_name;
  static const aws::Structure& shape();
};

// Errors: AlreadyExists, InvalidParameterValue.
EmptyResponse create_receipt_rule_set(Ses& ses, const aws::Call& call,
                                      const CreateReceiptRuleSetRequest& request);

}  // namespace ses
