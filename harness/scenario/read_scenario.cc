#include <algorithm>
#include <filesystem>

#include "harness/scenario/effects.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/read.h"
#include "harness/scenario/references.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unique_entries.h"

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
  const Member& member = value.members.front();
  return {member.place, member.name, member.value};
}

// The world, or its problems as this scenario's.
WorldConfig world_of(const std::string& path, const Place& place, const Platforms& platforms,
                     Problems& problems) {
  try {
    return read_world(path, platforms);
  } catch (const FileErrors& errors) {
    // A link that is there but leads nowhere is told of as reading it was.
    std::error_code none;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path, none))) {
      problems.add(place, "unknown world: there is no file " + path);
    } else {
      for (const Problem& problem : errors.problems()) {
        // A world that is not there has no line; the line that names it is the scenario's.
        const bool has_line = problem.place.line > 0;
        problems.add(has_line ? problem.place : place,
                     has_line ? problem.message : path + " " + problem.message);
      }
    }
  }
  problems.throw_if_any();
  return {};
}

// The root of the file; FileErrors if it is not of the right shape.
Value root_of(const std::string& text, const std::string& path, const Platforms& platforms) {
  Value root = parse_yaml(text, path);
  Problems problems;
  check(root, scenario_shape(platforms), problems);
  problems.throw_if_any();
  check_effects(root, problems);
  for (const auto& platform : platforms) platform->check_file(root, problems);
  check_unique(root, platforms, problems);
  problems.throw_if_any();
  return root;
}

Scenario scenario_of(const Value& root, const std::string& text, const std::string& path,
                     const WorldConfig& world, const Platforms& platforms) {
  namespace fs = std::filesystem;
  Problems problems;
  check_references(root, world, platforms, problems);
  problems.throw_if_any();
  Scenario scenario;
  scenario.path = path;
  scenario.name = fs::absolute(path).parent_path().filename() / fs::path(path).stem();
  scenario.text = text;
  scenario.world_path = world.path;
  take(root, "title", scenario.title);
  take(root, "seed", scenario.seed);
  take(root, "limit", scenario.limit);
  for (const Value& step : items(root, "steps")) {
    const bool fill = is_for_aws(step.members.front(), platforms);
    if (fill) check_placeholders(step, problems);
    scenario.steps.push_back(step_of(fill ? filled_in(step, world) : step));
  }
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

Scenario read_scenario(const std::string& path, const Platforms& platforms,
                       const std::string& world_path) {
  const std::string text = read_text(path);
  const Value root = root_of(text, path, platforms);
  const Value& world = *root.find("world");
  std::string found = world_path;
  if (found.empty()) {
    found = (std::filesystem::path(path).parent_path() / world.text).lexically_normal().string();
  }
  Problems problems;
  return scenario_of(root, text, path, world_of(found, world.place, platforms, problems),
                     platforms);
}

Scenario read_scenario_text(const std::string& text, const std::string& path,
                            const WorldConfig& world, const Platforms& platforms) {
  return scenario_of(root_of(text, path, platforms), text, path, world, platforms);
}

std::string scenario_schema(const Platforms& platforms) {
  return json_schema(scenario_shape(platforms), "A scenario of Backlot");
}

}  // namespace harness
