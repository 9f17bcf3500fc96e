#include "harness/report/depth.h"

#include <algorithm>

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
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const sim::Time time = changes[i].sample.time;
    last[changes[i].queue] = changes[i].sample;
    const bool instant_goes_on = i + 1 < changes.size() && changes[i + 1].sample.time == time;
    if (!instant_goes_on) all.push_back(total(last, time));
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
