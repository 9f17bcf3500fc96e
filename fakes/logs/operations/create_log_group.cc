#include "fakes/logs/operations/create_log_group.h"

#include "fakes/logs/errors.h"

namespace logs {

const aws::Structure& CreateLogGroupRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateLogGroupRequest")
          .required<&CreateLogGroupRequest::log_group_name>("logGroupName", group_name_limits())
          .refused("kmsKeyId")
          .refused("tags")
          .refused("logGroupClass");
  return kShape;
}

EmptyResponse create_log_group(Logs& logs, const aws::Call& call,
                               const CreateLogGroupRequest& request) {
  const aws::Caller& caller = call.caller;
  if (logs.groups().find(caller.account, caller.region, request.log_group_name)) {
    throw group_exists();
  }
  logs.groups().add(caller.account, caller.region, request.log_group_name,
                    logs.environment().now());
  return {};
}

}  // namespace logs
