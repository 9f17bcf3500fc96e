#include "harness/shrink/renumber.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

namespace harness::shrink {
namespace {

constexpr std::size_t kMost = 8;

Value* decisions_of(Value& root) {
  for (Member& member : root.members) {
    if (member.name == "decisions") return &member.value;
  }
  return nullptr;
}

Value* values_of(Value& decision) {
  for (Member& member : decision.members) {
    if (member.name == "values") return &member.value;
  }
  return nullptr;
}

// Gives the decision an earlier number; false if there is none that is free.
bool make_earlier(Value& values, std::size_t index) {
  const long number = std::strtol(values.members[index].name.c_str(), nullptr, 10);
  const std::string earlier = std::to_string(number - 1);
  if (number < 2 || values.find(earlier) != nullptr) return false;
  values.members[index].name = earlier;
  return true;
}

}  // namespace

std::vector<Value> one_decision_earlier(const Value& root) {
  std::vector<Value> all;
  Value every = root;
  bool any = false;
  Value* const decisions = decisions_of(every);
  if (decisions == nullptr) return all;
  for (std::size_t i = 0; i < decisions->items.size(); ++i) {
    Value* const values = values_of(decisions->items[i]);
    if (values == nullptr) continue;
    for (std::size_t j = 0; j < values->members.size(); ++j) {
      Value one = root;
      if (make_earlier(*values_of(decisions_of(one)->items[i]), j)) all.push_back(std::move(one));
      any = make_earlier(*values, j) || any;
      if (all.size() > kMost) return {};
    }
  }
  if (any && all.size() > 1) all.push_back(std::move(every));
  return all;
}

}  // namespace harness::shrink
