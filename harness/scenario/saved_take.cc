#include "harness/scenario/saved_take.h"

#include <algorithm>
#include <filesystem>

#include "harness/scenario/decision_kinds.h"
#include "harness/scenario/failure_signature.h"
#include "harness/scenario/read_decisions.h"
#include "harness/scenario/read_faults.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/yaml_text.h"

namespace harness {
namespace {

namespace fs = std::filesystem;
using namespace shapes;

constexpr char kPassedWord[] = "passed";
constexpr char kFailedWord[] = "failed";
constexpr std::size_t kDigestDigits = 64;

// `path`, which a file in `folder` names.
std::string from(const fs::path& folder, const std::string& path) {
  return path.empty() ? "" : (folder / path).lexically_normal().string();
}

// How a file in `folder` names `path`.
std::string as_seen_from(const fs::path& folder, const std::string& path) {
  const fs::path base = folder.empty() ? fs::current_path() : fs::absolute(folder);
  return fs::absolute(path).lexically_normal().lexically_proximate(base.lexically_normal());
}

void check_is_there(const Value& name, const std::string& path, Problems& problems) {
  std::error_code error;
  if (!fs::exists(path, error)) problems.add(name.place, "there is no file " + path);
}

void check_digest(const Value& digest, Problems& problems) {
  if (digest.text.size() == kDigestDigits &&
      digest.text.find_first_not_of("0123456789abcdef") == std::string::npos) {
    return;
  }
  problems.add(digest.place, "'digest': expected 64 hex digits, not '" + digest.text + "'");
}

std::vector<std::string> failures_of(const Take& take) {
  std::vector<std::string> all;
  for (const Failure& failure : take.failures) {
    if (std::ranges::find(all, failure.what) == all.end()) all.push_back(failure.what);
  }
  return all;
}

// How what came of it compares.
std::string outcome(const SavedTake& saved, const Take& again) {
  if (saved.passed && again.passed()) return "both passed";
  if (saved.passed) return "that one passed";
  if (again.passed()) return "that one failed";
  return fails_alike(saved, again) ? "it fails in the same way" : "it fails in another way";
}

Value read_take_file(const std::string& path) {
  Value root = parse_yaml(read_text(path), path);
  Problems problems;
  check(root, saved_take_shape(), problems);
  problems.throw_if_any();
  return root;
}

// REQUIRES: `root` has the shape.
SavedTake parsed_take(const Value& root, const std::string& path, const Platforms& platforms,
                      Problems& problems) {
  SavedTake saved;
  saved.path = path;
  take(root, "take", saved.name);
  take(root, "scenario", saved.scenario_path);
  take(root, "world", saved.world_path);
  const fs::path folder = fs::path(path).parent_path();
  saved.scenario_path = from(folder, saved.scenario_path);
  saved.world_path = from(folder, saved.world_path);
  take(root, "seed", saved.seed);
  saved.passed = root.find("result")->text == kPassedWord;
  for (const Value& failure : items(root, "failures")) saved.failures.push_back(failure.text);
  take(root, "way", saved.way);
  take(root, "digest", saved.digest);
  check_digest(*root.find("digest"), problems);
  const Value* of = root.find("digest_of");
  if (of != nullptr && of->text == to_text(DigestOf::kBehaviour)) {
    saved.digest_of = DigestOf::kBehaviour;
  }
  saved.decisions = decisions_of(items(root, "decisions"), decision_kinds(platforms), problems);
  saved.faults = faults_of(items(root, "faults"), problems).rules;
  return saved;
}

}  // namespace

Shape saved_take_shape() {
  return object(
      "saved take",
      {required("take", text(), "Its name: the scenario's family and file."),
       required("scenario", text(), "The scenario's file, relative to this one."),
       optional("world", text(), "A world instead of the scenario's, relative to this file."),
       required("seed", integer(0, INT64_MAX), "What ids are drawn from."),
       required("result", one_word_of({kPassedWord, kFailedWord}), "What came of it."),
       optional("failures", list_of(text()), "What failed."),
       optional("way", text(), "In which way the first of them did, without ids."),
       required("digest", text(), "Of its events."),
       optional("digest_of", one_word_of({"journal", "behaviour"}),
                "What the digest covers; journal without it."),
       optional("faults", list_of(fault_shape()), "Beside the scenario's and the world's."),
       optional("decisions", decisions_shape(), "What differs from the usual.")});
}

std::string saved_take_schema() { return json_schema(saved_take_shape(), "A take of Backlot"); }

SavedTake read_saved_take(const std::string& path, const Platforms& platforms) {
  const Value root = read_take_file(path);
  Problems problems;
  SavedTake saved = parsed_take(root, path, platforms, problems);
  check_is_there(*root.find("scenario"), saved.scenario_path, problems);
  if (const Value* world = root.find("world")) check_is_there(*world, saved.world_path, problems);
  problems.throw_if_any();
  return saved;
}

SavedTake read_moved_take(const std::string& path, const Platforms& platforms) {
  Problems problems;
  SavedTake saved = parsed_take(read_take_file(path), path, platforms, problems);
  problems.throw_if_any();
  return saved;
}

SavedTake saved_take_of(const Take& take, const std::string& path, const std::string& scenario_path,
                        const std::string& world_path) {
  SavedTake saved;
  saved.path = path;
  saved.name = take.scenario;
  saved.scenario_path = scenario_path;
  saved.world_path = world_path;
  saved.seed = take.seed;
  saved.passed = take.passed();
  saved.failures = failures_of(take);
  if (const auto signature = signature_of(take)) saved.way = signature->subject;
  saved.digest = take.digest;
  saved.digest_of = take.digest_of;
  saved.decisions = take.decisions;
  return saved;
}

std::string saved_take_yaml(const SavedTake& take) {
  const fs::path folder = fs::path(take.path).parent_path();
  std::string text = "# A take of Backlot: `backlot run` on this file plays it again.\n";
  text += "take: " + yaml_scalar(take.name) + "\n";
  text += "scenario: " + yaml_scalar(as_seen_from(folder, take.scenario_path)) + "\n";
  if (!take.world_path.empty()) {
    text += "world: " + yaml_scalar(as_seen_from(folder, take.world_path)) + "\n";
  }
  text += "seed: " + std::to_string(take.seed) + "\n";
  text += "result: " + std::string(take.passed ? kPassedWord : kFailedWord) + "\n";
  if (!take.failures.empty()) text += "failures:\n";
  for (const std::string& what : take.failures) text += "  - " + yaml_scalar(what) + "\n";
  if (!take.way.empty()) text += "way: " + yaml_scalar(take.way) + "\n";
  text += "digest: \"" + take.digest + "\"\n";
  if (take.digest_of == DigestOf::kBehaviour) text += "digest_of: behaviour\n";
  return text + faults_yaml(take.faults) + decisions_yaml(take.decisions);
}

void apply(const SavedTake& saved, Scenario& scenario) {
  scenario.seed = saved.seed;
  scenario.others = sim::DecisionOptions::Others::kUsual;
  scenario.decisions = saved.decisions;
  std::vector<aws::FaultRule>& rules = scenario.faults.rules;
  rules.insert(rules.end(), saved.faults.begin(), saved.faults.end());
  scenario.decisions_text =
      "chance: usual\n" + faults_yaml(saved.faults) + decisions_yaml(saved.decisions);
}

bool fails_alike(const SavedTake& saved, const Take& again) {
  const auto signature = signature_of(again);
  if (!signature || saved.failures.empty() || saved.failures.front() != signature->what) {
    return false;
  }
  return saved.way.empty() || saved.way == signature->subject;
}

ComparedToSaved compare(const SavedTake& saved, const Take& again) {
  if (saved.digest_of == again.digest_of && saved.digest == again.digest) {
    return {true, "the same take as the one that was saved"};
  }
  return {false, "not the take that was saved, as its events differ; " + outcome(saved, again)};
}

}  // namespace harness
