// A table's ARN where its name would do.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
#pragma once

#include <string_view>

#include "fakes/aws/service.h"

namespace dynamodb {

// Whether the text begins as an ARN does, which no table's name can.
bool is_arn(std::string_view text);

// The name of the table that a caller means by a name or an ARN; it is a part of `name_or_arn`.
// Throws ValidationException for what is no table's ARN or of another region, and
// AccessDeniedException for a table of another account.
std::string_view table_name_in(const aws::Caller& caller, std::string_view name_or_arn);

}  // namespace dynamodb
