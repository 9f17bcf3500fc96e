// CloudTrail's names of operations and members, and those of scenarios.
#pragma once

#include <string>
#include <string_view>

#include "harness/incident/happenings.h"

namespace incident {

// The name of a member of AWS's API: CloudTrail begins it with a small letter.
std::string member_of_trail(std::string_view name);

// `dynamodb.PutItem` of `dynamodb:PutItem`; "" of what no service of Backlot has. The two versions
// of SES's API are one service to CloudTrail, `ses.amazonaws.com`: which one a call is of, the
// operation says if only one has it, else the parameters by their names, else the user agent;
// nothing says it, the first.
std::string operation_of_trail(const Call& call);

}  // namespace incident
