#include "harness/explore/fault_menu.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "harness/scenario/fault_kinds.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/read_faults.h"

namespace harness {
namespace {

// What a kind that has no chance on a bad day gets if it is asked for by name.
constexpr double kChance = 0.01;

std::vector<std::string> known_words() {
  std::vector<std::string> words = fault_presets();
  for (const auto& [name, kind] : fault_kinds().all()) words.emplace_back(name);
  return words;
}

aws::FaultRule rule_for(const std::string& name) {
  const aws::FaultKind* kind = fault_kinds().find(name);
  if (kind == nullptr) {
    throw std::invalid_argument("'" + name + "' is no fault" +
                                expected_one_of(name, known_words()));
  }
  aws::FaultRule rule;
  rule.kind = kind;
  rule.chance = kind->on_a_bad_day > 0 ? kind->on_a_bad_day / 100 : kChance;
  return rule;
}

}  // namespace

FaultMenu fault_menu(const std::string& text) {
  std::string preset = text;
  std::ranges::replace(preset, '-', ' ');
  const std::vector<std::string> presets = fault_presets();
  if (std::ranges::find(presets, preset) != presets.end()) {
    return {preset, rules_of_preset(preset)};
  }
  FaultMenu menu{"", {}, true};
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const aws::FaultRule rule = rule_for(text.substr(at, end - at));
    if (std::ranges::find(menu.rules, rule.kind, &aws::FaultRule::kind) == menu.rules.end()) {
      menu.name += (menu.name.empty() ? "" : ",") + std::string(rule.kind->name);
      menu.rules.push_back(rule);
    }
    at = end + 1;
  }
  return menu;
}

FaultMenu without(FaultMenu menu, const std::map<std::string, std::string>& kinds) {
  if (menu.is_by_name) return menu;
  std::erase_if(menu.rules, [&](const aws::FaultRule& rule) {
    return kinds.contains(std::string(rule.kind->name));
  });
  return menu;
}

std::vector<aws::FaultRule> limited_to_menu(std::vector<aws::FaultRule> rules,
                                            const FaultMenu& menu) {
  std::erase_if(rules, [&](const aws::FaultRule& rule) {
    return std::ranges::find(menu.rules, rule.kind, &aws::FaultRule::kind) == menu.rules.end();
  });
  return rules;
}

}  // namespace harness
