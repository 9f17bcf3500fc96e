#include "harness/report/depth.h"

#include <algorithm>
#include <utility>

namespace harness {
namespace {

struct Change {
  std::size_t queue;
  QueueSample sample;
};

// The sum of the queues' last samples, as one at `time`.
QueueSample total(const std::vector<QueueSample>& last, sim::Time time) {
  QueueSample sum{.time = time};
  for (const QueueSample& queue : last) {
    const int depth = queue.visible + queue.in_flight;
    sum.visible += queue.visible;
    sum.in_flight += queue.in_flight;
    if (depth > 0) sum.oldest = std::max(sum.oldest, queue.oldest + (time - queue.time));
  }
  return sum;
}

}  // namespace

std::vector<QueueSample> depth_of(const Story& story, std::string_view prefix) {
  return depth_of(story, [prefix](const std::string& name) { return name.starts_with(prefix); });
}

std::vector<QueueSample> depth_of(const Story& story,
                                  const std::function<bool(const std::string&)>& wanted) {
  std::vector<Change> changes;
  std::size_t queues = 0;
  for (const auto& [name, samples] : story.queues) {
    if (!wanted(name)) continue;
    for (const QueueSample& sample : samples) changes.push_back({queues, sample});
    ++queues;
  }
  std::ranges::stable_sort(changes, {}, [](const Change& change) { return change.sample.time; });
  std::vector<QueueSample> last(queues, QueueSample{.time = story.begin});
  std::vector<QueueSample> all;
  int most = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const QueueSample& sample = changes[i].sample;
    last[changes[i].queue] = sample;
    QueueSample together = total(last, sample.time);
    const int others = together.visible + together.in_flight - (sample.visible + sample.in_flight);
    most = std::max(most, others + sample.most);
    if (i + 1 < changes.size() && changes[i + 1].sample.time == sample.time) continue;
    together.most = std::exchange(most, 0);
    all.push_back(together);
  }
  return all;
}

int most(const std::vector<QueueSample>& samples) {
  int depth = 0;
  for (const QueueSample& sample : samples) {
    depth = std::max({depth, sample.visible + sample.in_flight, sample.most});
  }
  return depth;
}

}  // namespace harness
