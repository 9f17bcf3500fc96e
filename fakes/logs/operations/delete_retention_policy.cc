#include "fakes/logs/operations/delete_retention_policy.h"

#include "fakes/logs/group_name.h"

namespace logs {

const aws::Structure& DeleteRetentionPolicyRequest::shape() {
  static const aws::Structure kShape = aws::Structure("DeleteRetentionPolicyRequest")
                                           .required<&DeleteRetentionPolicyRequest::log_group_name>(
                                               "logGroupName", group_name_limits());
  return kShape;
}

EmptyResponse delete_retention_policy(Logs& logs, const aws::Call& call,
                                      const DeleteRetentionPolicyRequest& request) {
  const Group group = require_group(logs, call.caller, request.log_group_name);
  logs.groups().set_retention(group.id, {});
  return {};
}

}  // namespace logs
