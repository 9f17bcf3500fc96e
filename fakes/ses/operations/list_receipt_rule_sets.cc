#include "fakes/ses/operations/list_receipt_rule_sets.h"

namespace ses {

const aws::Structure& ListReceiptRuleSetsRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListReceiptRuleSetsRequest")
          .field<&ListReceiptRuleSetsRequest::next_token>("NextToken");
  return kShape;
}

const aws::Structure& ListReceiptRuleSetsResponse::shape() {
  using S = ListReceiptRuleSetsResponse;
  static const aws::Structure kShape = aws::Structure("ListReceiptRuleSetsResponse")
                                           .field<&S::rule_sets>("RuleSets")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListReceiptRuleSetsResponse list_receipt_rule_sets(Ses& ses, const aws::Call& call,
                                                   const ListReceiptRuleSetsRequest& request) {
  const std::string after = parse_name_token(request.next_token);
  ListReceiptRuleSetsResponse response;
  for (const RuleSet& rule_set : ses.rule_sets().list(call.caller.account, call.caller.region)) {
    if (rule_set.name > after) response.rule_sets.push_back(rule_set.metadata());
  }
  return response;
}

}  // namespace ses
