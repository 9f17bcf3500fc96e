#include "harness/webordinary/claude/script.h"

#include "harness/webordinary/decisions.h"

namespace claude {

Script::Script(std::vector<Rule> rules, sim::Decisions& decisions, sim::Random random)
    : rules_(std::move(rules)), decisions_(decisions), random_(random) {
  rules_.push_back(Rule{});
}

Plan Script::plan(std::string_view instruction, std::string_view thread,
                  std::string_view container) {
  for (const Rule& rule : rules_) {
    if (instruction.find(rule.when) == std::string_view::npos) continue;
    Plan plan{.rule = rule.name,
              .takes = decisions_.duration(harness::kClaudeTakes, container, rule.takes, random_),
              .files = rule.files,
              .fails = rule.fails,
              .crashes_container = rule.crashes_container,
              .ignores_sigint = rule.ignores_sigint};
    if (plan.files.empty()) {
      plan.files["src/pages/" + std::string(thread) + ".md"] = std::string(instruction) + "\n";
    }
    return plan;
  }
  return {};  // not reached, as the last rule matches everything
}

bool Script::fix(std::string_view name) {
  bool found = false;
  for (Rule& rule : rules_) {
    if (name.empty() || rule.name != name) continue;
    rule.fails = false;
    rule.crashes_container = false;
    rule.ignores_sigint = false;
    found = true;
  }
  return found;
}

bool Script::has(std::string_view name) const {
  for (const Rule& rule : rules_) {
    if (!name.empty() && rule.name == name) return true;
  }
  return false;
}

}  // namespace claude
