// Lists of queues in pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/sqs/queues/queue.h"

namespace sqs {

struct QueuePage {
  std::vector<std::string> queue_urls;
  std::string next_token;  // "" on the last page
};

// The queues after `token`, at most `max_results` of them, or 1000 and no token if it is not
// given. `queues` are in the order of their names. Throws InvalidParameterValue for a token that
// was never given out.
QueuePage page_of(const std::vector<Queue*>& queues, const std::string& endpoint,
                  const std::string& token, std::optional<std::int32_t> max_results);

}  // namespace sqs
