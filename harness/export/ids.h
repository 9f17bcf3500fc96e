// Names and ids that evidence has and journals do not: made of what is in the journal, so that they
// are the same each time.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "sim/time/time.h"

namespace exporting {

// A UUID made of the text.
std::string uuid_of(std::string_view text);
// 17 letters and digits, as the unique ids of IAM have after their prefix (`AROA…`, `AIDA…`).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
std::string iam_id_of(std::string_view prefix, std::string_view text);

// `2026-01-05T09:00:00Z`, without what is below a second.
std::string to_seconds_text(sim::Time time);
// `https://sqs.us-east-1.amazonaws.com/123456789012/orders` of a queue's URL, whatever host it has;
// the text itself if it is none.
std::string aws_queue_url(std::string_view url, std::string_view region);

inline bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace exporting
