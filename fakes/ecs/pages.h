// Lists that come page by page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/constraints.h"

namespace ecs {

struct Page {
  std::vector<std::string> items;
  std::string next_token;  // "" on the last page
};

// The page of `all` that follows `token` ("" for the first), of at most `max_results` items.
// A token that this list did not give is InvalidParameterException.
Page page_of(const std::vector<std::string>& all, std::optional<std::int32_t> max_results,
             const std::string& token, std::int32_t default_results = 100);

// What maxResults may be: 1 to 100.
aws::Constraints max_results_range();

}  // namespace ecs
