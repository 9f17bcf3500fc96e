// Shapes and limits that several operations of CloudWatch Logs share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fakes/aws/empty_response.h"
#include "fakes/aws/service.h"
#include "fakes/logs/log_events.h"

namespace logs {

using aws::EmptyResponse;

aws::Constraints group_name_limits();
aws::Constraints group_name_pattern_limits();
aws::Constraints group_identifier_limits();
aws::Constraints stream_name_limits();

// An event's id as clients see it: 56 digits.
std::string event_id(std::int64_t id);

// A place as text, and back. Nothing for text that is none.
std::string to_token(EventPosition position);
std::optional<EventPosition> parse_token(std::string_view token);

// The name to go on after, out of an aws::name_token(); "" without a token. A text that is none is
// InvalidParameterException.
std::string parse_name_token(const std::optional<std::string>& token);

}  // namespace logs
