#include "fakes/logs/operations/delete_log_stream.h"

#include "fakes/logs/group_name.h"

namespace logs {

const aws::Structure& DeleteLogStreamRequest::shape() {
  using S = DeleteLogStreamRequest;
  static const aws::Structure kShape =
      aws::Structure("DeleteLogStreamRequest")
          .required<&S::log_group_name>("logGroupName", group_name_limits())
          .required<&S::log_stream_name>("logStreamName", stream_name_limits());
  return kShape;
}

EmptyResponse delete_log_stream(Logs& logs, const aws::Call& call,
                                const DeleteLogStreamRequest& request) {
  const Group group = require_group(logs, call.caller, request.log_group_name);
  logs.streams().remove(require_stream(logs, group, request.log_stream_name).id);
  return {};
}

}  // namespace logs
