#include "harness/shrink/fault_rules.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "harness/scenario/fault_kinds.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/yaml_text.h"
#include "harness/shrink/path.h"

namespace harness::shrink {
namespace {

constexpr char kFault[] = "fault";
constexpr char kFaults[] = "faults";

// The entry of `faults` by which the fault strikes at that occasion; null if there is no such
// fault. `of` is whom the decision is for: `sqs.duplicate jobs`.
Value rule_for(const std::string& of, const std::string& number) {
  const std::size_t blank = of.find(' ');
  const std::string name = of.substr(0, blank);
  const aws::FaultKind* kind = fault_kinds().find(name);
  if (kind == nullptr) return {};
  std::string text = "{" + name + ": {";
  if (blank != of.npos) text += "of: " + yaml_scalar(of.substr(blank + 1)) + ", ";
  return parse_yaml(text + std::string(kind->occasion) + ": " + number + "}}", kFaults);
}

void add_rule(Value& root, Value rule) {
  auto faults = std::ranges::find(root.members, kFaults, &Member::name);
  if (faults == root.members.end()) {
    Value list;
    list.kind = Value::Kind::kList;
    const auto steps = std::ranges::find(root.members, "steps", &Member::name);
    faults = root.members.insert(steps, {kFaults, {}, std::move(list)});
  }
  faults->value.items.push_back(std::move(rule));
}

}  // namespace

std::vector<Value> with_rules_for_decisions(const Value& root) {
  std::vector<Value> all;
  const auto decisions = std::ranges::find(root.members, "decisions", &Member::name);
  if (decisions == root.members.end()) return all;
  const auto list = static_cast<std::size_t>(decisions - root.members.begin());
  for (std::size_t i = 0; i < decisions->value.items.size(); ++i) {
    const Value& decision = decisions->value.items[i];
    if (decision.find("kind")->text != kFault) continue;
    const auto values = std::ranges::find(decision.members, "values", &Member::name);
    for (std::size_t j = 0; j < values->value.members.size(); ++j) {
      Value rule = rule_for(decision.find("of")->text, values->value.members[j].name);
      if (rule.kind != Value::Kind::kMap || values->value.members[j].value.text != "yes") continue;
      const auto member = static_cast<std::size_t>(values - decision.members.begin());
      Value changed = without(root, {{list, i, member, j}});
      add_rule(changed, std::move(rule));
      all.push_back(std::move(changed));
    }
  }
  return all;
}

}  // namespace harness::shrink
