// Ids that texts mention: what joins a log line with what it is about.
#pragma once

#include <cstddef>
#include <string_view>

#include "harness/evidence/fact.h"

namespace evidence {

inline constexpr std::size_t kTaskIdDigits = 32;

// Adds what looks like an id: UUIDs, 32 hexadecimal digits, trace ids of X-Ray, SES's message ids,
// DynamoDB's request ids, and Message-IDs in angle brackets; kMostIds of one text at most. Their
// kind is kMentioned, but for traces and mails.
void add_mentioned_ids(Fact& fact, std::string_view text);
inline constexpr std::size_t kMostIds = 16;

// Whether it is `count` hexadecimal digits and nothing else.
bool is_hex_digits(std::string_view text, std::size_t count);
// `93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11`, in either case.
bool is_uuid(std::string_view text);

}  // namespace evidence
