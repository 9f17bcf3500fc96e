// The scripted stand-in for Claude Code: what it does with an instruction, how long it takes, and
// how it goes wrong. The scenario decides; see docs/scenarios.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random/decisions.h"
#include "sim/random/distribution.h"
#include "sim/random/random.h"

namespace claude {

// How Claude Code behaves for instructions that contain `when`; "" matches all.
struct Rule {
  std::string name;  // what fix() calls it; "" cannot be fixed
  std::string when;
  sim::Distribution takes =
      sim::Distribution::uniform(std::chrono::seconds{20}, std::chrono::seconds{90});
  // The files it writes, from path to contents. If there are none, it appends the instruction to
  // `src/pages/{thread}.md`.
  std::map<std::string, std::string> files = {};
  bool fails = false;              // exits 1 at the end of its time
  bool crashes_container = false;  // half way through, the container dies with exit code 137
  bool ignores_sigint = false;
};

// What one run of Claude Code will do.
struct Plan {
  std::string rule;  // the name of the rule it follows
  sim::Duration takes{};
  std::map<std::string, std::string> files;
  bool fails = false;
  bool crashes_container = false;
  bool ignores_sigint = false;
};

class Script {
 public:
  // Rules are tried from first to last; an instruction that none matches follows Rule{}.
  // `decisions` must outlive this.
  Script(std::vector<Rule> rules, sim::Decisions& decisions, sim::Random random);

  // What Claude Code will do with `instruction` in the conversation `thread`, in this container.
  Plan plan(std::string_view instruction, std::string_view thread, std::string_view container);

  // From now on the rule neither fails nor crashes nor ignores SIGINT. False if there is none of
  // that name.
  bool fix(std::string_view name);
  bool has(std::string_view name) const;

 private:
  std::vector<Rule> rules_;
  sim::Decisions& decisions_;
  sim::Random random_;
};

}  // namespace claude
