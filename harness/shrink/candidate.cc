#include "harness/shrink/candidate.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "harness/scenario/fault_names.h"
#include "harness/scenario/read.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unknown_queues.h"
#include "harness/shrink/parts.h"
#include "harness/shrink/scenario_file.h"

namespace harness::shrink {
namespace {

constexpr int kMostRepairs = 50;

bool is_behind(const Place& place, const Place& other) {
  return std::tie(place.line, place.column) > std::tie(other.line, other.column);
}

// The path of the innermost value that begins at that place or before it, and after which no other
// does.
void find(const Value& value, const Place& place, Path& here, Path& found) {
  for (std::size_t i = 0; i < value.members.size(); ++i) {
    if (is_behind(value.members[i].place, place)) return;
    here.push_back(i);
    found = here;
    find(value.members[i].value, place, here, found);
    here.pop_back();
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (is_behind(value.items[i].place, place)) return;
    here.push_back(i);
    found = here;
    find(value.items[i], place, here, found);
    here.pop_back();
  }
}

std::vector<Path> paths_of(const std::vector<Problem>& problems, const std::string& text,
                           const std::string& file) {
  const Value root = parse_yaml(text, file);
  std::vector<Path> paths;
  for (const Problem& problem : problems) {
    if (problem.place.file != file || problem.place.line == 0) continue;
    Path here;
    Path found;
    find(root, problem.place, here, found);
    if (!found.empty()) paths.push_back(std::move(found));
  }
  return paths;
}

// Whether that is the time of a step, which is wrong by that of another and not by what is gone.
bool is_time(const Value& root, const Path& path) {
  if (path.size() != 3 || root.members[path[0]].name != "steps") return false;
  const std::vector<Member>& step = at(root, {path[0], path[1]}).members;
  return path[2] < step.size() && step[path[2]].name == kAt;
}

}  // namespace

CandidateReader::CandidateReader(const Setting& setting)
    : setting_(setting),
      shape_(scenario_shape(setting.platforms)),
      operations_(setting.platforms) {}

CandidateReader::Read CandidateReader::read(const Value& root) {
  const std::string text = scenario_text(root);
  Read result;
  try {
    Scenario scenario = read_scenario_text(text, setting_.path, setting_.world, setting_.platforms);
    Problems problems;
    Problems warnings;
    operations_.check(scenario, problems);
    find_unknown_queues(scenario, setting_.world, problems, warnings);
    find_unknown_struck(scenario, setting_.world, problems, warnings);
    problems.throw_if_any();
    result.scenario = std::move(scenario);
  } catch (const FileErrors& errors) {
    result.wrong = paths_of(errors.problems(), text, setting_.path);
  }
  return result;
}

std::optional<Scenario> CandidateReader::read_repaired(Value& root) {
  for (int i = 0; i < kMostRepairs; ++i) {
    root = pruned(std::move(root), shape_);
    Read result = read(root);
    if (result.scenario) return std::move(result.scenario);
    std::vector<Path> entries;
    for (Path& path : result.wrong) {
      const bool is_entry =
          path.size() >= 2 && root.members[path[0]].value.kind == Value::Kind::kList;
      if (!is_entry || is_time(root, path)) return std::nullopt;
      path.resize(2);
      entries.push_back(std::move(path));
    }
    if (entries.empty()) return std::nullopt;
    root = without(std::move(root), std::move(entries));
  }
  return std::nullopt;
}

}  // namespace harness::shrink
