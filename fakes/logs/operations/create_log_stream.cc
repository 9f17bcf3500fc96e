#include "fakes/logs/operations/create_log_stream.h"

#include "fakes/logs/errors.h"
#include "fakes/logs/group_name.h"

namespace logs {

const aws::Structure& CreateLogStreamRequest::shape() {
  using S = CreateLogStreamRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateLogStreamRequest")
          .required<&S::log_group_name>("logGroupName", group_name_limits())
          .required<&S::log_stream_name>("logStreamName", stream_name_limits());
  return kShape;
}

EmptyResponse create_log_stream(Logs& logs, const aws::Call& call,
                                const CreateLogStreamRequest& request) {
  const Group group = require_group(logs, call.caller, request.log_group_name);
  if (logs.streams().find(group.id, request.log_stream_name)) throw stream_exists();
  logs.streams().add(group.id, request.log_stream_name, logs.environment().now());
  return {};
}

}  // namespace logs
