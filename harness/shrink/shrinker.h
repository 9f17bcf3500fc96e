// Takes away from a document whatever its failure does without.
//
// Leaving out one thing after the other ends where each that is left is needed by the others, and
// there may be less by which it fails as well: in the end, fewer faults and decisions are tried
// with a wait that is longer or shorter.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/shrink/parts.h"
#include "harness/shrink/trials.h"

namespace harness::shrink {

class Shrinker {
 public:
  // `quick`: a take costs so little that many more are played for something small. REQUIRES: `root`
  // fails as `trials` has it. All references must outlive it.
  Shrinker(Value root, const Shape& shape, Kept kept, bool quick, Trials& trials);

  // Called with how many parts are left.
  void on_change(std::function<void(std::size_t)> tell) { on_change_ = std::move(tell); }

  // Leaves out and makes simpler until neither can be done any more, or time is out.
  void run();
  // Tries every single part that is left once more: whether the failure goes without any of them.
  // False, too, if time was out before all were tried.
  bool is_minimal();

  const Value& root() const { return root_; }
  // How many parts could be left out of the document, if the failure allowed it.
  static std::size_t count_parts(const Value& root, const Shape& shape, const Kept& kept);

 private:
  enum class Values { kNumbersOfSteps, kAll };

  // Each says whether it has changed anything.
  bool round();
  bool cut_behind();
  bool leave_out(Grain grain);
  bool leave_out_groups();
  bool leave_out_pairs();
  bool leave_out_renumbered();
  bool leave_out_retimed();
  bool merge_waits();
  bool simplify(Values which);

  void become(Value root);
  // Takes up the first candidate that fails as it should.
  bool take_up(const std::vector<Value>& candidates);
  bool take_up_all(const std::function<std::vector<Value>()>& candidates);
  std::vector<Path> parts_of(Grain grain) const { return parts(root_, shape_, grain, kept_); }
  // The documents without some of what happens otherwise in them, those without most first.
  std::vector<Value> calmer() const;

  Value root_;
  const Shape& shape_;
  Kept kept_;
  bool quick_;
  Trials& trials_;
  std::function<void(std::size_t)> on_change_ = [](std::size_t) {};
};

}  // namespace harness::shrink
