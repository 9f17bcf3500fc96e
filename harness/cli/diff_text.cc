#include "harness/cli/diff_text.h"

#include <algorithm>
#include <map>

#include "harness/report/text.h"
#include "harness/story/normalized.h"

namespace harness {
namespace {

constexpr std::size_t kDiffEventBytes = 220;
constexpr std::size_t kCommonBefore = 3;
constexpr std::size_t kThereafter = 3;
constexpr std::size_t kDataLines = 8;
constexpr std::size_t kDataBytes = 300;
constexpr std::size_t kKinds = 8;

class Writer {
 public:
  Writer(const sim::RecordedTake& a, const sim::RecordedTake& b, const Comparison& comparison,
         const DiffTexts& texts)
      : a_(a), b_(b), comparison_(comparison), texts_(texts) {}

  std::string write() {
    take_line("A", a_, texts_.a_name);
    take_line("B", b_, texts_.b_name);
    text_ += "\n";
    if (comparison_.alike()) {
      text_ += "alike: " + grouped(a_.events.size()) + " events\n";
      return std::move(text_);
    }
    if (texts_.all) {
      all_differences();
    } else {
      divergence(*comparison_.divergence);
      first_at_another_time(*comparison_.divergence);
    }
    text_ += "\n";
    summary();
    return std::move(text_);
  }

 private:
  static std::string info(const sim::RecordedTake& take, const char* name) {
    const auto found = take.info.find(name);
    return found == take.info.end() ? std::string() : found->second;
  }

  void take_line(const char* letter, const sim::RecordedTake& take, const std::string& name) {
    const std::string world = info(take, "world_path");
    text_ += std::string(letter) + "  " + name + ": " + name_of(take);
    if (!world.empty()) text_ += ", world " + world;
    text_ += ", seed " + info(take, "seed");
    if (const std::string result = info(take, "result"); !result.empty()) text_ += ", " + result;
    text_ += ", " + grouped(take.events.size()) + " events\n";
  }

  void line(const char* who, const sim::RecordedTake& take, std::size_t index) {
    const sim::Event& event = take.events[index];
    text_ += "  " + std::string(who) + "  " + std::to_string(event.sequence) + "  " +
             event_line(event, take.events.front().time, kDiffEventBytes) + "\n";
  }

  void data_lines(const Pair& pair) {
    const auto differences = data_differences(a_.events[pair.a], b_.events[pair.b], kDataLines);
    for (const std::string& difference : differences) {
      text_ += "           " + shortened(difference, kDataBytes) + "\n";
    }
  }

  void common_before(const Divergence& divergence) {
    std::vector<std::size_t> before;
    for (const Pair& pair : comparison_.common) {
      if (pair.a < divergence.a && pair.b < divergence.b) before.push_back(pair.a);
    }
    const std::size_t first = before.size() - std::min(before.size(), kCommonBefore);
    for (std::size_t i = first; i < before.size(); ++i) line("both", a_, before[i]);
  }

  void what_follows(const char* who, const sim::RecordedTake& take, std::size_t from) {
    if (from >= take.events.size()) {
      text_ += "  " + std::string(who) + "  nothing: the take ends here\n";
    }
    for (std::size_t i = from; i < std::min(from + kThereafter, take.events.size()); ++i) {
      line(who, take, i);
    }
  }

  static const char* said(Divergence::By by) {
    switch (by) {
      case Divergence::By::kEvent:
        return "one has an event that the other lacks";
      case Divergence::By::kData:
        return "an event has other data";
      case Divergence::By::kOrder:
        return "the same events, in another order";
      case Divergence::By::kTime:
        return "the same events, at other times";
      case Divergence::By::kIds:
        return "the same events, but an id, a cause or a time in the data is another";
    }
    return "";
  }

  void divergence(const Divergence& at) {
    const bool in_a = at.a < a_.events.size();
    const sim::RecordedTake& take = in_a ? a_ : b_;
    const sim::Time when = take.events[in_a ? at.a : at.b].time;
    text_ += "They part " + sim::to_text(when - take.events.front().time) +
             " into the take: " + said(at.by) + "\n";
    common_before(at);
    if (at.by == Divergence::By::kEvent) {
      what_follows("A   ", a_, at.a);
      what_follows("B   ", b_, at.b);
      return;
    }
    line("A   ", a_, at.a);
    line("B   ", b_, at.b);
    if (at.by == Divergence::By::kData) data_lines({at.a, at.b});
  }

  // Prints all differences in the order of the times at which they happen in the take that has
  // them.
  void all_differences() {
    struct Entry {
      sim::Duration after;
      int kind;  // 0: only in A, 1: only in B, 2: other data
      Pair pair;
    };
    std::vector<Entry> entries;
    const auto after = [](const sim::RecordedTake& take, std::size_t index) {
      return take.events[index].time - take.events.front().time;
    };
    for (const std::size_t i : comparison_.only_a) entries.push_back({after(a_, i), 0, {i, 0}});
    for (const std::size_t i : comparison_.only_b) entries.push_back({after(b_, i), 1, {0, i}});
    for (const Pair& pair : comparison_.other_data) {
      entries.push_back({after(a_, pair.a), 2, pair});
    }
    std::ranges::stable_sort(entries, {}, &Entry::after);
    for (const Entry& entry : entries) {
      if (entry.kind == 0) line("A   ", a_, entry.pair.a);
      if (entry.kind == 1) line("B   ", b_, entry.pair.b);
      if (entry.kind != 2) continue;
      line("both", a_, entry.pair.a);
      data_lines(entry.pair);
    }
    if (entries.empty()) divergence(*comparison_.divergence);
  }

  void kinds(const sim::RecordedTake& take, const std::vector<std::size_t>& indexes) {
    std::map<std::string, std::size_t> counts;

    for (const std::size_t index : indexes) {
      const sim::Event& event = take.events[index];
      ++counts[normalized(event.actor) + "  " + event.kind + " " + normalized(event.subject)];
    }
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::greater{}, &std::pair<std::string, std::size_t>::second);
    for (std::size_t i = 0; i < std::min(sorted.size(), kKinds); ++i) {
      text_ += "          " + grouped(sorted[i].second) + " × " + sorted[i].first + "\n";
    }
    if (sorted.size() > kKinds) {
      text_ += "          and " + grouped(sorted.size() - kKinds) + " more kinds\n";
    }
  }

  void count(std::size_t number, const std::string& what) {
    const std::string digits = grouped(number);
    text_ +=
        std::string(digits.size() < 8 ? 8 - digits.size() : 0, ' ') + digits + "  " + what + "\n";
  }

  sim::Duration apart(const Pair& pair) const {
    return (b_.events[pair.b].time - b_.events.front().time) -
           (a_.events[pair.a].time - a_.events.front().time);
  }

  static std::string later_in_b(sim::Duration apart) {
    return apart < sim::Duration{} ? sim::to_text(-apart) + " earlier in B"
                                   : sim::to_text(apart) + " later in B";
  }

  // Prints the first event that comes at another time: the takes may diverge long after its cause,
  // such as a wait that is longer in one of them.
  void first_at_another_time(const Divergence& at) {
    if (at.by == Divergence::By::kTime || comparison_.other_time.empty()) return;
    const Pair& first = comparison_.other_time.front();
    if (first.a >= at.a || first.b >= at.b) return;
    text_ += "\nBefore that, the first event at another time, " + later_in_b(apart(first)) + "\n";
    line("A   ", a_, first.a);
    line("B   ", b_, first.b);
  }

  // The event whose time differs most, and by how much.
  std::string farthest() const {
    sim::Duration most{};
    std::string who;
    for (const Pair& pair : comparison_.other_time) {
      const sim::Duration difference = apart(pair);
      const sim::Duration size = difference < sim::Duration{} ? -difference : difference;
      if (size <= most) continue;
      most = size;
      who = later_in_b(difference) + ": " + a_.events[pair.a].actor + "  " +
            a_.events[pair.a].kind + " " + a_.events[pair.a].subject;
    }
    return who;
  }

  void summary() {
    const std::size_t same = comparison_.common.size() - comparison_.other_data.size();
    count(same, "alike");
    if (!comparison_.other_data.empty()) {
      count(comparison_.other_data.size(), "with other data");
    }
    if (!comparison_.other_order.empty()) {
      count(comparison_.other_order.size(), "of these in another order");
    }
    if (!comparison_.other_time.empty()) {
      count(comparison_.other_time.size(),
            "of these at other times, at most " + shortened(farthest(), kDiffEventBytes));
    }
    if (!comparison_.only_a.empty()) {
      count(comparison_.only_a.size(), "only in A");
      kinds(a_, comparison_.only_a);
    }
    if (!comparison_.only_b.empty()) {
      count(comparison_.only_b.size(), "only in B");
      kinds(b_, comparison_.only_b);
    }
  }

  const sim::RecordedTake& a_;
  const sim::RecordedTake& b_;
  const Comparison& comparison_;
  const DiffTexts& texts_;
  std::string text_;
};

}  // namespace

std::string diff_text(const sim::RecordedTake& a, const sim::RecordedTake& b,
                      const Comparison& comparison, const DiffTexts& texts) {
  return Writer{a, b, comparison, texts}.write();
}

}  // namespace harness
