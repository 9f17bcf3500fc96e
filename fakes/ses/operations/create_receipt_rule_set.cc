#include "fakes/ses/operations/create_receipt_rule_set.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/receiving/rule_checks.h"

namespace ses {

const aws::Structure& CreateReceiptRuleSetRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateReceiptRuleSetRequest")
          .required<&CreateReceiptRuleSetRequest::rule_set_name>("RuleSetName");
  return kShape;
}

EmptyResponse create_receipt_rule_set(Ses& ses, const aws::Call& call,
                                      const CreateReceiptRuleSetRequest& request) {
  check_name(request.rule_set_name, "rule set");
  const aws::Caller& caller = call.caller;
  if (ses.rule_sets().find(caller.account, caller.region, request.rule_set_name)) {
    throw rule_set_exists(request.rule_set_name);
  }
  RuleSet rule_set;
  rule_set.account = caller.account;
  rule_set.region = caller.region;
  rule_set.name = request.rule_set_name;
  rule_set.created = ses.environment().now();
  ses.rule_sets().put(rule_set);
  return {};
}

}  // namespace ses
