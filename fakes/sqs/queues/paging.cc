#include "fakes/sqs/queues/paging.h"

#include "fakes/aws/base64.h"
#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"

namespace sqs {

QueuePage page_of(const std::vector<Queue*>& queues, const std::string& endpoint,
                  const std::string& token, std::optional<std::int32_t> max_results) {
  std::string last_seen;
  if (!token.empty()) {
    const auto decoded = aws::base64_decode(token);
    if (!decoded) throw invalid_value(token, "NextToken", "Invalid or expired next token.");
    last_seen = *decoded;
  }
  QueuePage page;
  const auto limit = static_cast<std::size_t>(max_results.value_or(kMaxListResults));
  const Queue* last = nullptr;
  for (const Queue* queue : queues) {
    if (!last_seen.empty() && queue->name <= last_seen) continue;
    if (page.queue_urls.size() == limit) {
      if (max_results && last != nullptr) page.next_token = aws::base64_encode(last->name);
      break;
    }
    page.queue_urls.push_back(queue->url(endpoint));
    last = queue;
  }
  return page;
}

}  // namespace sqs
