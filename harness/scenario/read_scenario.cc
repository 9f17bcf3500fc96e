// From text to Scenario: parse_yaml.cc makes values of the text, scenario_shape.cc says which
// there may be, and here they become typed. A step's own fields stay a Value, which
// player_steps.cc takes.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>
#include <utility>

#include "harness/evidence/timestamps.h"
#include "harness/scenario/decision_kinds.h"
#include "harness/scenario/effects.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/read.h"
#include "harness/scenario/read_decisions.h"
#include "harness/scenario/read_faults.h"
#include "harness/scenario/read_sometimes.h"
#include "harness/scenario/references.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unique_entries.h"
#include "harness/scenario/unknown_bodies.h"

namespace harness {
namespace {

Value filled_in(Value value, const WorldConfig& world) {
  fill_in(value, world);
  return value;
}

// Whether the texts of a step go to AWS, so that placeholders in them are replaced. What people
// write, such as mail, stays as it is.
bool is_for_aws(const Member& step, const Platforms& platforms) {
  if (step.name == "call" || step.name == "expect") return true;
  return std::ranges::any_of(platforms, [&](const auto& platform) {
    const std::vector<std::string> theirs = platform->dialect().steps_for_aws;
    return std::ranges::find(theirs, step.name) != theirs.end();
  });
}

Step step_of(const Value& value) {
  const Member& member = happens_in(value);
  Step step{member.place, member.name, member.value};
  if (const Value* at = value.find(kAt)) step.at = sim::parse_duration(at->text);
  return step;
}

// Steps happen in the order of the file.
void check_order(const std::vector<Value>& steps, Problems& problems) {
  sim::Duration latest{};
  for (const Value& step : steps) {
    const Value* at = step.find(kAt);
    if (at == nullptr) continue;
    const sim::Duration time = sim::parse_duration(at->text);
    if (time < latest) {
      problems.add(at->place,
                   "'at': a step before this one is at " + sim::to_text(latest) + " already");
    }
    latest = std::max(latest, time);
  }
}

// The world; null, with its problems as this scenario's, if it cannot be used.
std::optional<WorldConfig> world_of(const std::string& path, const Place& place,
                                    const Platforms& platforms, Problems& problems) {
  try {
    return read_world(path, platforms);
  } catch (const FileErrors& errors) {
    // A link that is there but leads nowhere is told of as reading it was.
    std::error_code none;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path, none))) {
      problems.add(place, "unknown world: there is no file " +
                              std::filesystem::absolute(path).lexically_normal().string());
    } else {
      for (const Problem& problem : errors.problems()) {
        // A world that is not there has no line; the line that names it is the scenario's.
        const bool has_line = problem.place.line > 0;
        problems.add(has_line ? problem.place : place,
                     has_line ? problem.message : path + " " + problem.message);
      }
    }
  }
  return std::nullopt;
}

// Takes up `chance` and `decisions`.
void take_decisions(const Value& root, const Platforms& platforms, Problems& problems,
                    Scenario& scenario) {
  using Others = sim::DecisionOptions::Others;
  const Value* chance = root.find("chance");
  const bool usual = chance != nullptr && chance->text == "usual";
  scenario.others = usual ? Others::kUsual : Others::kDrawn;
  scenario.decisions = decisions_of(items(root, "decisions"), decision_kinds(platforms), problems);
}

// The path of a file that is named relative to the scenario's.
std::string beside(const std::string& scenario, const std::string& path) {
  return (std::filesystem::path(scenario).parent_path() / path).lexically_normal().string();
}

std::optional<IncidentOf> incident_of(const Value& root, const std::string& path,
                                      Problems& problems) {
  const Value* incident = root.find("incident");
  if (incident == nullptr) return std::nullopt;
  const Value& begins = *incident->find("begins");
  const auto instant = evidence::parse_timestamp(begins.text);
  if (!instant) {
    problems.add(begins.place, "'begins': expected a time such as 2026-01-05T09:00:00Z, not '" +
                                   begins.text + "'");
    return std::nullopt;
  }
  const Value& facts = *incident->find("facts");
  IncidentOf of{beside(path, facts.text), instant->time};
  if (const Value* const clocks = incident->find("clocks")) {
    for (const Member& source : clocks->members) {
      const Member& wrong = source.value.members.front();
      const sim::Duration by = sim::parse_duration(wrong.value.text);
      of.clocks[source.name] = wrong.name == "ahead" ? by : -by;
    }
  }
  std::error_code none;
  if (!std::filesystem::is_regular_file(of.facts, none)) {
    problems.add(facts.place, "'facts': there is no file " + of.facts);
  }
  return of;
}

// The step as it is played in `world`: what stands for something else in it is filled in.
Step filled_step(const Value& step, const WorldConfig& world, const Platforms& platforms,
                 const CandidateBodies& bodies, Problems& problems,
                 std::vector<UnknownBody>& unknown) {
  const Member& member = happens_in(step);
  if (!is_for_aws(member, platforms)) return step_of(step);
  check_placeholders(step, problems);
  Step filled = step_of(filled_in(step, world));
  if (filled.kind == "call") fill_in_bodies(filled.value, bodies, problems, unknown);
  return filled;
}

// The rules that a take begins with.
std::vector<aws::FaultRule> rules_in(const Scenario& scenario, const WorldConfig& world) {
  std::vector<aws::FaultRule> rules = scenario.faults.rules;
  if (scenario.faults.only_these) return rules;
  rules.insert(rules.end(), world.faults.rules.begin(), world.faults.rules.end());
  return rules;
}

// Whether `place` is at `begin` or behind it.
bool is_from(const Place& place, const Place& begin) {
  return std::tie(place.line, place.column) >= std::tie(begin.line, begin.column);
}

struct ReadFile {
  Value root;                 // or what is right of it
  bool has_all_steps = true;  // whether none was left out that others may refer to
};

// The root without those steps and expectations that have a problem, so that the others can be
// checked as well.
ReadFile without_broken(Value root, const std::vector<Problem>& found) {
  ReadFile file{std::move(root)};
  std::vector<Member>& members = file.root.members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].name != "steps" && members[i].name != "expect") continue;
    const std::vector<Value> all = std::exchange(members[i].value.items, {});
    for (std::size_t j = 0; j < all.size(); ++j) {
      const Place* end = j + 1 < all.size()       ? &all[j + 1].place
                         : i + 1 < members.size() ? &members[i + 1].place
                                                  : nullptr;
      const bool is_broken = std::ranges::any_of(found, [&](const Problem& problem) {
        return is_from(problem.place, all[j].place) &&
               (end == nullptr || !is_from(problem.place, *end));
      });
      if (!is_broken) {
        members[i].value.items.push_back(all[j]);
      } else if (members[i].name == "steps" && all[j].find("expect") == nullptr) {
        file.has_all_steps = false;
      }
    }
  }
  return file;
}

// Adds a problem for each mistake in the file's shape. FileErrors if what is right of it cannot be
// used.
ReadFile read_file(const std::string& text, const std::string& path, const Platforms& platforms,
                   Problems& problems) {
  ReadFile file{parse_yaml(text, path)};
  check(file.root, scenario_shape(platforms), problems);
  if (!problems.empty()) {
    file = without_broken(std::move(file.root), problems.list());
    Problems left;
    check(file.root, scenario_shape(platforms), left);
    if (!left.empty()) problems.throw_if_any();
  }
  check_effects(file.root, problems);
  for (const auto& platform : platforms) platform->check_file(file.root, problems);
  check_unique(file.root, platforms, problems);
  return file;
}

// FileErrors if there are problems, those of before or those of its own.
Scenario scenario_of(const ReadFile& file, const std::string& text, const std::string& path,
                     const WorldConfig& world, const Platforms& platforms, Problems& problems) {
  namespace fs = std::filesystem;
  const Value& root = file.root;
  check_references(root, world, platforms, file.has_all_steps, problems);
  Scenario scenario;
  scenario.path = path;
  scenario.name = fs::absolute(path).parent_path().filename() / fs::path(path).stem();
  scenario.text = text;
  scenario.world_path = world.path;
  take(root, "title", scenario.title);
  take(root, "seed", scenario.seed);
  take(root, "limit", scenario.limit);
  take_decisions(root, platforms, problems, scenario);
  scenario.faults = faults_of(items(root, "faults"), problems);
  check_order(items(root, "steps"), problems);
  take(root, "without_faults", scenario.faults.without);
  scenario.sometimes = sometimes_of(items(root, "sometimes"), platforms, problems);
  scenario.incident = incident_of(root, path, problems);
  const CandidateBodies bodies = bodies_of(root, path, problems);
  std::vector<Value> heals;
  for (const Value& step : items(root, "steps")) {
    if (happens_in(step).name == "heal") heals.push_back(happens_in(step).value);
    scenario.steps.push_back(
        filled_step(step, world, platforms, bodies, problems, scenario.unknown_bodies));
  }
  check_heals(heals, rules_in(scenario, world), problems);
  for (const Value& expectation : items(root, "expect")) {
    check_placeholders(expectation, problems);
    scenario.expectations.push_back(expectation_of(filled_in(expectation, world)));
  }
  problems.throw_if_any();
  take(root, "without", scenario.without);
  for (const auto& platform : platforms) {
    for (const Field& key : platform->dialect().scenario_keys) {
      const auto member = std::ranges::find(root.members, key.name, &Member::name);
      if (member != root.members.end()) scenario.platform_keys.push_back(*member);
    }
  }
  return scenario;
}

}  // namespace

Expectation expectation_of(const Value& value) {
  const Member& member = value.members.front();
  Expectation expectation;
  expectation.kind = member.name;
  expectation.place = member.place;
  take(member.value, "within", expectation.within);
  for (const Member& field : member.value.members) {
    if (field.name == "within") continue;
    const bool scalar = field.value.members.empty() && field.value.kind != Value::Kind::kMap;
    expectation.fields[field.name] = scalar ? field.value.text : json_text(field.value);
  }
  return expectation;
}

const Value* Scenario::platform_key(std::string_view name) const {
  const auto found = std::ranges::find(platform_keys, name, &Member::name);
  return found == platform_keys.end() ? nullptr : &found->value;
}

void give_decisions(const std::string& text, const Platforms& platforms, Scenario& scenario) {
  const std::vector<Field> keys = scenario_shape(platforms).fields;
  std::vector<Field> own;
  for (const Field& key : keys) {
    const bool is_own = key.name == "chance" || key.name == "decisions" || key.name == "faults";
    if (is_own) own.push_back(key);
  }
  const Value root = parse_yaml(text, "the decisions");
  Problems problems;
  check(root, shapes::object("list of decisions", std::move(own)), problems);
  problems.throw_if_any();
  take_decisions(root, platforms, problems, scenario);
  for (aws::FaultRule& rule : faults_of(items(root, "faults"), problems).rules) {
    scenario.faults.rules.push_back(std::move(rule));
  }
  problems.throw_if_any();
  scenario.decisions_text = text;
}

Scenario read_scenario(const std::string& path, const Platforms& platforms,
                       const std::string& world_path) {
  const std::string text = read_text(path);
  Problems problems;
  const ReadFile file = read_file(text, path, platforms, problems);
  const Value& world = *file.root.find("world");
  std::string found = world_path;
  if (found.empty()) {
    found = (std::filesystem::path(path).parent_path() / world.text).lexically_normal().string();
  }
  const auto played_in = world_of(found, world.place, platforms, problems);
  if (!played_in) problems.throw_if_any();
  return scenario_of(file, text, path, *played_in, platforms, problems);
}

Scenario read_scenario_text(const std::string& text, const std::string& path,
                            const WorldConfig& world, const Platforms& platforms) {
  Problems problems;
  const ReadFile file = read_file(text, path, platforms, problems);
  return scenario_of(file, text, path, world, platforms, problems);
}

std::string scenario_schema(const Platforms& platforms) {
  return json_schema(scenario_shape(platforms), "A scenario of Backlot");
}

}  // namespace harness
