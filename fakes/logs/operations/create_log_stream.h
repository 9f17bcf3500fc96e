// Makes a log stream.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
#pragma once

#include <string>

#include "fakes/logs/logs.h"
#include "fakes/logs/shapes.h"

namespace logs {

struct CreateLogStreamRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "logs";
  static constexpr std::string_view kOperation = "CreateLogStream";
  std::string log_group_name;
  std::string log_stream_name;
  static const aws::Structure& shape();
};

// Errors: InvalidParameterException, ResourceNotFoundException, ResourceAlreadyExistsException.
EmptyResponse create_log_stream(Logs& logs, const aws::Call& call,
                                const CreateLogStreamRequest& request);

}  // namespace logs
