// Internal to fakes_mail: a bound on what a mail may be made of, before anybody reads it.
#pragma once

#include <cstddef>
#include <string_view>

namespace mail {

// More than any mail has that programs exchange. SES documents no limit of either.
inline constexpr std::size_t kMostFields = 1000;
inline constexpr std::size_t kMostParts = 1000;

// Whether the header has at most kMostFields, and at most kMostParts parts begin or end, those of
// mails within it counted.
bool has_few_parts(std::string_view raw);

}  // namespace mail
