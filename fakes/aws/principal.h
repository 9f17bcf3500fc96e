// Who calls, as IAM names it.
#pragma once

#include <string>

#include "fakes/aws/service.h"

namespace aws {

// The caller's ARN: the account's root user for a request without a signature, or whose access key
// is the account's number; else the user `backlot`.
std::string principal_arn(const Caller& caller);
bool is_root(const Caller& caller);

}  // namespace aws
