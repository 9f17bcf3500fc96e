// The errors of CloudWatch Logs that a client may see, one factory a case.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace logs {

// ResourceNotFoundException, 400.
aws::Error group_not_found();
aws::Error stream_not_found();
// ResourceAlreadyExistsException, 400.
aws::Error group_exists();
aws::Error stream_exists();
// InvalidParameterException, 400, with `message` as it is.
aws::Error invalid_parameter(std::string message);
// InvalidParameterException: `1 validation error detected: …`.
aws::Error invalid_request(const aws::Operation& operation,
                           const std::vector<aws::Violation>& violations);

}  // namespace logs
