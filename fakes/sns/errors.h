// The errors of SNS that a client may see, one factory a case.
//
// https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace sns {

// NotFound, 404: `Topic does not exist`.
aws::Error topic_not_found();
// NotFound, 404: `Subscription does not exist`.
aws::Error subscription_not_found();
// ResourceNotFound, 404: `Resource does not exist`, of the operations on tags.
aws::Error resource_not_found();
// TagLimitExceeded, 400: more than fifty tags.
aws::Error tag_limit_exceeded();
// InvalidParameter, 400: `Invalid parameter: ` and `detail`.
aws::Error invalid_parameter(std::string_view detail);
// ParameterValueInvalid, 400: what is wrong with a message attribute, as it is.
aws::Error invalid_attribute_value(std::string message);

// InvalidParameter, 400: a MessageDeduplicationId where no FIFO topic is.
aws::Error deduplication_on_standard_topic();

aws::Error empty_batch();
aws::Error too_many_entries();
aws::Error batch_too_long();
aws::Error batch_ids_not_distinct();
aws::Error invalid_batch_entry_id();

// ValidationError, 400: required members that are absent and the like; InvalidParameter for the ARN
// that the call is about.
aws::Error invalid_request(const aws::Operation& operation,
                           const std::vector<aws::Violation>& violations);

}  // namespace sns
