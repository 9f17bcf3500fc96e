// The receipt rule sets, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ListReceiptRuleSets.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct ListReceiptRuleSetsResponse {
  std::vector<ReceiptRuleSetMetadata> rule_sets;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListReceiptRuleSetsRequest {
  using Response = ListReceiptRuleSetsResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "ListReceiptRuleSets";
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

// Returns all at once, and so never a next token.
ListReceiptRuleSetsResponse list_receipt_rule_sets(Ses& ses, const aws::Call& call,
                                                   const ListReceiptRuleSetsRequest& request);

}  // namespace ses
