#include "fakes/ecs/pages.h"

#include <algorithm>

#include "fakes/aws/base64.h"
#include "fakes/ecs/errors.h"

namespace ecs {

Page page_of(const std::vector<std::string>& all, std::optional<std::int32_t> max_results,
             const std::string& token, std::int32_t default_results) {
  auto first = all.begin();
  if (!token.empty()) {
    const std::optional<std::string> last = aws::base64_decode(token);
    if (last) first = std::find(all.begin(), all.end(), *last);
    if (!last || first == all.end()) throw invalid_parameter("Invalid token.");
    ++first;
  }
  const auto size =
      std::min<std::ptrdiff_t>(max_results.value_or(default_results), all.end() - first);
  Page page;
  page.items.assign(first, first + size);
  if (first + size != all.end()) page.next_token = aws::base64_encode(page.items.back());
  return page;
}

aws::Constraints max_results_range() { return aws::range(1, 100); }

}  // namespace ecs
