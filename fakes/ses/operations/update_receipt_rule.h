// Replaces a receipt rule in its place.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_UpdateReceiptRule.html
#pragma once

#include <string>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct UpdateReceiptRuleRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "UpdateReceiptRule";
  std::string rule_set_name;
  ReceiptRule rule;
  static const aws::Structure& shape();
};

// Errors: those of CreateReceiptRule except AlreadyExists.
EmptyResponse update_receipt_rule(Ses& ses, const aws::Call& call,
                                  const UpdateReceiptRuleRequest& request);

}  // namespace ses
