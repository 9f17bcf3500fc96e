// Removes a log stream with its events.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html
#pragma once

#include <string>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

struct DeleteLogStreamRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "DeleteLogStream";
  std::string log_group_name;
  std::string log_stream_name;
  static const aws::Structure& shape();
};

// Errors: ResourceNotFoundException.
EmptyResponse delete_log_stream(Logs& logs, const aws::Call& call,
                                const DeleteLogStreamRequest& request);

}  // namespace logs
