// Finding the log group and stream that a request is about.
#pragma once

#include <optional>
#include <string>

#include "fakes/logs/logs.h"

namespace logs {

// By name. Error: ResourceNotFoundException.
Group require_group(Logs& logs, const aws::Caller& caller, const std::string& name);
// By name, or by an identifier that is a name or an ARN: exactly one of the two must be given, else
// InvalidParameterException.
Group require_group(Logs& logs, const aws::Caller& caller, const std::optional<std::string>& name,
                    const std::optional<std::string>& identifier);
// Error: ResourceNotFoundException.
Stream require_stream(Logs& logs, const Group& group, const std::string& name);

}  // namespace logs
