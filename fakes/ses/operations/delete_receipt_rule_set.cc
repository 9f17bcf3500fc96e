#include "fakes/ses/operations/delete_receipt_rule_set.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DeleteReceiptRuleSetRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteReceiptRuleSetRequest")
          .required<&DeleteReceiptRuleSetRequest::rule_set_name>("RuleSetName");
  return kShape;
}

EmptyResponse delete_receipt_rule_set(Ses& ses, const aws::Call& call,
                                      const DeleteReceiptRuleSetRequest& request) {
  const aws::Caller& caller = call.caller;
  const auto found = ses.rule_sets().find(caller.account, caller.region, request.rule_set_name);
  if (found && found->is_active) throw rule_set_is_active(request.rule_set_name);
  ses.rule_sets().remove(caller.account, caller.region, request.rule_set_name);
  return {};
}

}  // namespace ses
