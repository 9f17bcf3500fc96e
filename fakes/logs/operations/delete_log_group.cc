#include "fakes/logs/operations/delete_log_group.h"

#include "fakes/logs/group_name.h"

namespace logs {

const aws::Structure& DeleteLogGroupRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteLogGroupRequest")
          .required<&DeleteLogGroupRequest::log_group_name>("logGroupName", group_name_limits());
  return kShape;
}

EmptyResponse delete_log_group(Logs& logs, const aws::Call& call,
                               const DeleteLogGroupRequest& request) {
  const Group group = require_group(logs, call.caller, request.log_group_name);
  logs.groups().remove(group.id);
  return {};
}

}  // namespace logs
