#include "fakes/ses/operations/set_active_receipt_rule_set.h"

namespace ses {

const aws::Structure& SetActiveReceiptRuleSetRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("SetActiveReceiptRuleSetRequest")
          .field<&SetActiveReceiptRuleSetRequest::rule_set_name>("RuleSetName");
  return kShape;
}

EmptyResponse set_active_receipt_rule_set(Ses& ses, const aws::Call& call,
                                          const SetActiveReceiptRuleSetRequest& request) {
  const aws::Caller& caller = call.caller;
  const std::string name = request.rule_set_name.value_or("");
  if (!name.empty()) ses.rule_sets().require(caller.account, caller.region, name);
  ses.rule_sets().activate(caller.account, caller.region, name);
  return {};
}

}  // namespace ses
