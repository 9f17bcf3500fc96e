// The errors of DynamoDB that a client may see, one factory a case.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/error.h"

namespace dynamodb {

// ValidationException, 400, with `message` as it is.
aws::Error validation_error(std::string message);
// ValidationException: `One or more parameter values were invalid: ` and `detail`.
aws::Error invalid_parameter(std::string_view detail);
// SerializationException, 400: the request's JSON has a value of the wrong type.
aws::Error serialization_error(std::string message);

// Names as messages list them: `[a, b]`.
std::string bracketed(const std::vector<std::string>& names);

// The key of a request has the wrong attributes, or one of a wrong type.
aws::Error key_schema_mismatch();
// ResourceNotFoundException as the data plane says it, without a name.
aws::Error resource_not_found();
// ResourceNotFoundException of DescribeTable, DeleteTable and the like.
aws::Error table_not_found(std::string_view table);
// ResourceNotFoundException of UpdateTable.
aws::Error index_not_found(std::string_view table, std::string_view index);
// ResourceNotFoundException of the operations on tags.
aws::Error resource_arn_not_found(std::string_view arn);
// TableNotFoundException of the operations on backups.
aws::Error table_not_found_for_backups(std::string_view table);
// ResourceInUseException of CreateTable.
aws::Error table_exists(std::string_view table);
// ResourceInUseException of a resource that is being changed already, as `what` says.
aws::Error table_changing(const std::string& what);
// The same of DeleteTable.
aws::Error table_busy(std::string_view table, std::string_view status);
// LimitExceededException: `Subscriber limit exceeded: ` and `detail`.
aws::Error limit_exceeded(std::string_view detail);
// The same of a second index that would come or go.
aws::Error one_online_index();
// AccessDeniedException, `Access is denied`: an operation on what is not the caller's.
aws::Error access_denied();
// ConditionalCheckFailedException; `item_json` is the text of a JSON object, or empty for none.
aws::Error condition_failed(const std::string& item_json = {});

}  // namespace dynamodb
