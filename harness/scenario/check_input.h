// Whether the input of an AWS call, as a file has it, can be one of its operation.
#pragma once

#include "fakes/aws/structure.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

// Adds a problem for each member, however deep, that the shape does not have or that is of another
// type, for each key of a map that its service does not know, and for each required member that is
// absent. What members may hold beyond that, and whatever
// reads its own JSON (DynamoDB's attribute values), is the service's to check.
void check_input(const Value& input, const aws::Structure& shape, Problems& problems);

}  // namespace harness
