// The errors of CloudWatch that a client may see, one factory a case.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace cloudwatch {

// ValidationError, 400, with `message` as it is.
aws::Error validation_error(std::string message);
// InvalidParameterValue, MissingParameter and InvalidParameterCombination, 400.
aws::Error invalid_parameter_value(std::string message);
aws::Error missing_parameter(std::string message);
aws::Error invalid_parameter_combination(std::string message);
// ResourceNotFound, 404.
aws::Error resource_not_found(std::string message = {});
// ResourceNotFoundException, 404: what is tagged, where ResourceNotFound is an alarm.
aws::Error tagged_resource_not_found(std::string_view arn);
// InvalidNextToken, 400.
aws::Error invalid_next_token();

// ValidationError: `1 validation error detected: …`.
aws::Error invalid_request(const aws::Operation& operation,
                           const std::vector<aws::Violation>& violations);

}  // namespace cloudwatch
