#include "harness/evidence/joins.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "harness/evidence/fields.h"

namespace evidence {
namespace {

// Facts of one id that are looked at one by one; a task has more, and they say nothing new.
constexpr std::size_t kMostLooked = 64;
// Pairs of two sources that are kept: a median needs no more.
constexpr std::size_t kMostPairs = 100'000;

// Which instant an operation is; "" if facts of it may be of several for one id.
std::string_view instant_name(std::string_view operation) {
  if (operation == "sqs:SendMessage" || operation == "sqs:SendMessageBatch")
    return "sqs:SendMessage";
  if (operation == "ecs:RunTask" || operation == "ecs:TaskCreated") return "ecs:TaskCreated";
  if (operation == "ses:Send" || operation == "ses:SendEmail" || operation == "ses:SendRawEmail") {
    return "ses:Send";
  }
  return {};
}

// AWS's own clocks are the reference; then what is in order of the alphabet.
int rank_of(std::string_view source) {
  for (const std::string_view own :
       {"sqs", "ecs/", "ses", "dynamodb", "cloudtrail/", "cloudwatch"}) {
    if (source.starts_with(own)) return 0;
  }
  return 1;
}

struct PairRange {
  sim::Duration least{};
  sim::Duration most{};
  sim::Duration middle() const { return least + (most - least) / 2; }
};

using Ranges = std::map<std::pair<std::string, std::string>, std::vector<PairRange>>;

class Joining {
 public:
  explicit Joining(FactStore& store) : store_(store) {
    for (const auto& [key, span] : store.spans()) {
      if (!is_task_id(key.second)) continue;
      ByTask& task = tasks_[key.second];
      task.facts += span.facts;
      task.sources.insert(key.first);
    }
  }

  Joins join() {
    store_.each_mention([this](const FactStore::Mention& mention) {
      if (mention.value != value_) end_group();
      value_ = mention.value;
      group_.emplace_back(mention.kind, mention.row);
    });
    end_group();
    for (const auto& [id, task] : tasks_) count(IdKind::kTask, task.facts, task.sources.size());
    for (auto& [sources, ranges] : ranges_) joins_.skews.push_back(skew_of(sources, ranges));
    return std::move(joins_);
  }

 private:
  // What a task did, by its id.
  struct ByTask {
    std::uint64_t facts = 0;
    std::set<std::string> sources;
  };

  void count(IdKind kind, std::uint64_t facts, std::size_t sources) {
    if (facts < 2) return;
    Joined& joined = joins_.kinds[kind];
    ++joined.ids;
    joined.facts += facts;
    if (sources > 1) ++joined.sources;
  }

  void end_group() {
    const std::vector<std::pair<IdKind, std::int64_t>> group = std::exchange(group_, {});
    ByTask of_task;
    const auto task = tasks_.find(value_);
    const bool is_task = task != tasks_.end();
    if (is_task) {
      of_task = std::move(task->second);
      tasks_.erase(task);
    } else if (group.size() < 2) {
      return;
    }
    // What a text only mentions is of the kind that others say it is; rows with several kinds of
    // one value count once.
    const auto named = std::ranges::find_if(
        group, [](const auto& one) { return one.first != IdKind::kMentioned; });
    const IdKind kind = is_task                ? IdKind::kTask
                        : named == group.end() ? IdKind::kMentioned
                                               : named->first;
    std::set<std::int64_t> rows;
    for (const auto& one : group) rows.insert(one.second);
    std::vector<FactStore::Moment> moments;
    std::set<std::string> sources = std::move(of_task.sources);
    std::uint64_t facts = of_task.facts;
    for (const std::int64_t row : rows) {
      if (moments.size() == kMostLooked) {
        ++facts;
        continue;
      }
      auto moment = store_.moment(row);
      if (!moment) continue;
      ++facts;
      sources.insert(moment->source);
      moments.push_back(*std::move(moment));
    }
    count(kind, facts, sources.size());
    // Many messages have one body, and many calls one trace.
    if (kind == IdKind::kBodyMd5 || kind == IdKind::kTrace || kind == IdKind::kThread) return;
    for (std::size_t i = 0; i < moments.size(); ++i) {
      for (std::size_t j = i + 1; j < moments.size(); ++j) pair(moments[i], moments[j]);
    }
  }

  void pair(const FactStore::Moment& a, const FactStore::Moment& b) {
    if (a.source == b.source || !a.time || !b.time) return;
    const std::string_view instant = instant_name(a.operation);
    if (instant.empty() || instant != instant_name(b.operation)) return;
    const bool in_order =
        std::pair(rank_of(a.source), a.source) < std::pair(rank_of(b.source), b.source);
    const FactStore::Moment& reference = in_order ? a : b;
    const FactStore::Moment& other = in_order ? b : a;
    std::vector<PairRange>& ranges = ranges_[{reference.source, other.source}];
    if (ranges.size() == kMostPairs) return;
    const sim::Duration apart = *other.time - *reference.time;
    ranges.push_back({apart - reference.resolution, apart + other.resolution});
  }

  static Skew skew_of(const std::pair<std::string, std::string>& sources,
                      std::vector<PairRange>& ranges) {
    Skew skew{.reference = sources.first, .source = sources.second, .pairs = ranges.size()};
    skew.least = sim::Duration::min();
    skew.most = sim::Duration::max();
    for (const PairRange& range : ranges) {
      skew.least = std::max(skew.least, range.least);
      skew.most = std::min(skew.most, range.most);
    }
    const auto middle = ranges.begin() + static_cast<std::ptrdiff_t>(ranges.size() / 2);
    std::nth_element(ranges.begin(), middle, ranges.end(),
                     [](const auto& a, const auto& b) { return a.middle() < b.middle(); });
    skew.median = middle->middle();
    return skew;
  }

  FactStore& store_;
  std::map<std::string, ByTask> tasks_;  // of which no mention came yet
  std::string value_;
  std::vector<std::pair<IdKind, std::int64_t>> group_;
  Ranges ranges_;
  Joins joins_;
};

}  // namespace

Joins join(FactStore& store) { return Joining(store).join(); }

}  // namespace evidence
