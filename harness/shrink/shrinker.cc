#include "harness/shrink/shrinker.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "harness/shrink/fault_rules.h"
#include "harness/shrink/minimize.h"
#include "harness/shrink/renumber.h"
#include "harness/shrink/retimed.h"
#include "harness/shrink/simpler.h"
#include "sim/time/time.h"

namespace harness::shrink {
namespace {

constexpr Grain kGrains[] = {Grain::kKeys, Grain::kEntries, Grain::kDetails};
// Of more entries, pairs are too many to be tried.
constexpr std::size_t kMostForPairs = 16;

// The entries of `all` that say the same about something, such as which thread they belong to; only
// where they are several, and not all.
std::vector<std::vector<Path>> groups(const Value& root, const std::vector<Path>& all) {
  std::map<std::pair<std::string, std::string>, std::set<Path>> by_name;
  const auto add = [&](const Value& map, const Path& path) {
    for (const Member& member : map.members) {
      if (member.value.kind == Value::Kind::kText) {
        by_name[{member.name, member.value.text}].insert(path);
      }
    }
  };
  for (const Path& path : all) {
    for (const Member& member : at(root, path).members) {
      add(member.value, path);
      if (member.name != "expect") continue;
      for (const Member& expected : member.value.members) add(expected.value, path);
    }
  }
  std::vector<std::vector<Path>> found;
  for (const auto& [name, paths] : by_name) {
    if (paths.size() < 2 || paths.size() == all.size()) continue;
    found.emplace_back(paths.begin(), paths.end());
  }
  return found;
}

// Whether it is by that that something goes otherwise than usual.
bool is_unusual(const Value& root, const Path& path) {
  const std::string key = key_of(root, path);
  return key == "decisions" || key == "faults";
}

Aim aim_of(const Value& root, const Path& path) {
  return key_of(root, path) == "decisions" ? Aim::kRound : Aim::kSmall;
}

}  // namespace

Shrinker::Shrinker(Value root, const Shape& shape, Kept kept, bool quick, Trials& trials)
    : root_(std::move(root)),
      shape_(shape),
      kept_(std::move(kept)),
      quick_(quick),
      trials_(trials) {}

std::size_t Shrinker::count_parts(const Value& root, const Shape& shape, const Kept& kept) {
  std::size_t count = 0;
  for (const Grain grain : kGrains) count += parts(root, shape, grain, kept).size();
  return count;
}

void Shrinker::run() {
  cut_behind();
  // While the decisions of all that a step makes are given, a step that makes much is made to make
  // less: afterwards those that are left would hold on to it.
  simplify(Values::kNumbersOfSteps);
  for (;;) {
    while (round()) {
    }
    const bool more =
        leave_out_pairs() || leave_out_renumbered() || (quick_ && leave_out_retimed());
    if (!more) return;
  }
}

bool Shrinker::round() {
  bool changed = leave_out(Grain::kKeys);
  changed = leave_out_groups() || changed;
  changed = leave_out(Grain::kEntries) || changed;
  changed = leave_out(Grain::kDetails) || changed;
  changed = take_up_all([&] { return with_rules_for_decisions(root_); }) || changed;
  changed = merge_waits() || changed;
  return simplify(Values::kAll) || changed;
}

bool Shrinker::is_minimal() {
  std::vector<Value> candidates;
  for (const Grain grain : kGrains) {
    for (const Path& path : parts_of(grain)) candidates.push_back(without(root_, {path}));
  }
  return !trials_.first_failing(candidates) && !trials_.out_of_time();
}

void Shrinker::become(Value root) {
  root_ = std::move(root);
  on_change_(count_parts(root_, shape_, kept_));
}

bool Shrinker::take_up(const std::vector<Value>& candidates) {
  auto found = trials_.first_failing(candidates);
  if (!found) return false;
  become(std::move(found->root));
  return true;
}

bool Shrinker::take_up_all(const std::function<std::vector<Value>()>& candidates) {
  bool changed = false;
  while (take_up(candidates())) changed = true;
  return changed;
}

bool Shrinker::cut_behind() {
  std::vector<Path> behind;
  for (const Path& path : parts_of(Grain::kEntries)) {
    const Value& entry = at(root_, path);
    const bool is_later = kept_.failing && entry.place.line > kept_.failing->line;
    const std::string key = key_of(root_, path);
    if (key == "expect" || (key == "steps" && is_later)) behind.push_back(path);
  }
  return !behind.empty() && take_up({without(root_, std::move(behind))});
}

bool Shrinker::leave_out(Grain grain) {
  const std::vector<Path> all = parts_of(grain);
  const Value before = root_;
  const auto document = [&](const Subset& kept) {
    std::vector<Path> gone;
    std::size_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (next < kept.size() && kept[next] == i) {
        ++next;
      } else {
        gone.push_back(all[i]);
      }
    }
    return without(before, std::move(gone));
  };
  bool changed = false;
  minimize(all.size(), [&](const std::vector<Subset>& subsets) -> std::optional<std::size_t> {
    std::vector<Value> candidates;
    candidates.reserve(subsets.size());
    for (const Subset& subset : subsets) candidates.push_back(document(subset));
    auto found = trials_.first_failing(candidates);
    if (!found) return std::nullopt;
    become(std::move(found->root));
    changed = true;
    return found->index;
  });
  return changed;
}

bool Shrinker::leave_out_groups() {
  return take_up_all([&] {
    std::vector<Value> candidates;
    for (std::vector<Path>& group : groups(root_, parts_of(Grain::kEntries))) {
      candidates.push_back(without(root_, std::move(group)));
    }
    return candidates;
  });
}

bool Shrinker::leave_out_pairs() {
  return take_up_all([&] {
    std::vector<Value> candidates;
    const std::vector<Path> all = parts_of(Grain::kEntries);
    if (all.size() > kMostForPairs) return candidates;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        candidates.push_back(without(root_, {all[i], all[j]}));
      }
    }
    return candidates;
  });
}

bool Shrinker::leave_out_renumbered() {
  return take_up_all([&] {
    std::vector<Value> candidates;
    for (const Path& path : parts_of(Grain::kEntries)) {
      if (key_of(root_, path) != "steps") continue;
      for (Value& renumbered : one_decision_earlier(root_)) {
        candidates.push_back(without(std::move(renumbered), {path}));
      }
    }
    return candidates;
  });
}

std::vector<Value> Shrinker::calmer() const {
  std::vector<Value> all;
  std::vector<Path> keys;
  for (const Grain grain : kGrains) {
    for (const Path& path : parts_of(grain)) {
      if (!is_unusual(root_, path)) continue;
      if (grain == Grain::kKeys) keys.push_back(path);
      all.push_back(without(root_, {path}));
    }
  }
  if (keys.size() > 1) all.insert(all.begin(), without(root_, keys));
  if (all.size() > kMostForPairs) all.resize(kMostForPairs);
  return all;
}

bool Shrinker::leave_out_retimed() {
  for (const Value& less : calmer()) {
    if (trials_.half_the_time_is_over()) return false;
    const auto played = trials_.play(less);
    if (played && take_up(with_other_waits(*played))) return true;
  }
  return false;
}

bool Shrinker::merge_waits() {
  return take_up_all([&] {
    std::vector<Value> candidates;
    for (const Path& path : parts_of(Grain::kEntries)) {
      if (key_of(root_, path) != "steps" || path.back() == 0) continue;
      const Path before{path.front(), path.back() - 1};
      if (!is_wait(at(root_, path)) || !is_wait(at(root_, before))) continue;
      Value merged = root_;
      std::string& text = at(merged, before).members.front().value.text;
      text = sim::to_exact_text(sim::parse_duration(text) +
                                sim::parse_duration(at(root_, path).members.front().value.text));
      candidates.push_back(without(std::move(merged), {path}));
    }
    return candidates;
  });
}

bool Shrinker::simplify(Values which) {
  bool changed = false;
  const std::size_t count = leaves(root_, shape_, kept_).size();
  for (std::size_t i = 0; i < count; ++i) {
    // Places may have moved since the last one was made simpler.
    const std::vector<Leaf> all = leaves(root_, shape_, kept_);
    if (i >= all.size()) break;
    const Leaf& leaf = all[i];
    const bool is_number = leaf.kind == Leaf::Kind::kInteger && key_of(root_, leaf.path) == "steps";
    if (which == Values::kNumbersOfSteps && !is_number) continue;
    std::vector<Value> candidates;
    for (Value& value : simpler(at(root_, leaf.path), leaf.kind, aim_of(root_, leaf.path))) {
      candidates.push_back(root_);
      at(candidates.back(), leaf.path) = std::move(value);
    }
    changed = take_up(candidates) || changed;
  }
  return changed;
}

}  // namespace harness::shrink
