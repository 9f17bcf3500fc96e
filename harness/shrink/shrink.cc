#include "harness/shrink/shrink.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <utility>
#include <vector>

#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"
#include "harness/scenario/read_decisions.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/value.h"
#include "harness/shrink/judge.h"
#include "harness/shrink/notes.h"
#include "harness/shrink/shrinker.h"

namespace harness::shrink {
namespace {

namespace fs = std::filesystem;

// Real programs need not do the same again: that is looked at more than once.
constexpr int kRepeatsOfPrograms = 2;

Value text_value(std::string text) {
  Value value;
  value.kind = Value::Kind::kText;
  value.text = std::move(text);
  return value;
}

Member* member_of(Value& root, const std::string& name) {
  const auto found = std::ranges::find(root.members, name, &Member::name);
  return found == root.members.end() ? nullptr : &*found;
}

// Puts the value under the key, behind `behind` if the key is new.
void set(Value& root, const std::string& name, Value value, const std::string& behind) {
  if (Member* member = member_of(root, name)) {
    member->value = std::move(value);
    return;
  }
  const auto before = std::ranges::find(root.members, behind, &Member::name);
  const auto place = before == root.members.end() ? before : before + 1;
  root.members.insert(place, Member{name, {}, std::move(value)});
}

// Adds the faults that a saved take has beside those of the scenario's file.
void add_faults(const Scenario& scenario, Value& root) {
  if (scenario.decisions_text.empty()) return;
  const Value given = parse_yaml(scenario.decisions_text, scenario.path);
  std::vector<Value> faults = items(root, "faults");
  for (const Value& more : items(given, "faults")) faults.push_back(more);
  if (faults.empty()) return;
  Value list;
  list.kind = Value::Kind::kList;
  list.items = std::move(faults);
  set(root, "faults", std::move(list), "chance");
}

// The scenario's document with everything decided as it was in the take.
Value decided(const Scenario& scenario, const Take& take) {
  Value root = parse_yaml(scenario.text, scenario.path);
  Value seed = text_value(std::to_string(take.seed));
  seed.kind = Value::Kind::kNumber;
  set(root, "seed", std::move(seed), "world");
  set(root, "chance", text_value("usual"), "seed");
  add_faults(scenario, root);
  std::erase_if(root.members, [](const Member& member) { return member.name == "decisions"; });
  if (!take.decisions.empty()) {
    Value decisions = parse_yaml(decisions_yaml(take.decisions), scenario.path);
    set(root, "decisions", std::move(decisions.members.front().value), "chance");
  }
  // Places in what is written anew are those in its own text.
  return parse_yaml(scenario_text(root), scenario.path);
}

std::string told(const Failure& failure) {
  return failure.what + ": expected " + failure.expected + "; seen: " + failure.seen;
}

std::string line_of(const std::string& text) { return text.substr(0, text.find('\n')); }

// The take of the document, which must fail as `judge` has it.
Take played_again(const Value& root, CandidateReader& reader, const Judge& judge) {
  CandidateReader::Read read = reader.read(root);
  if (!read.scenario) {
    throw NothingToShrink("the scenario cannot be read with its decisions given");
  }
  Take take = judge.play(std::move(*read.scenario));
  if (!judge.is_alike(take)) {
    const std::string instead =
        take.passed() ? "passes" : "fails otherwise: " + line_of(told(take.failures.front()));
    throw NothingToShrink("what fails cannot be repeated: it was " + to_text(judge.signature()) +
                          ", and with the same decisions the scenario " + instead);
  }
  return take;
}

std::vector<std::string> head_of(const Shrunk& shrunk, const Scenario& scenario) {
  std::vector<std::string> head;
  head.push_back("The smallest scenario that fails as " + scenario.name + " does" +
                 (shrunk.minimal ? ": each single part that could be left out was, and it failed "
                                   "no more"
                                 : ", as far as there was time to look for it") +
                 ".");
  head.push_back("It fails by " + shrunk.signature.what + ": " + shrunk.signature.subject);
  return head;
}

void add_order(const DecidingOrder& order, std::vector<std::string>& head) {
  head.push_back("The order of two events decides:");
  head.push_back("  1. " + order.first);
  head.push_back("  2. " + order.second);
  head.push_back("With " + order.what + " " + order.passes_with +
                 " they come the other way, and all is well; " +
                 (order.passes_below ? "from " : "up to ") + order.fails_with + " it fails.");
}

std::string as_seen_from_folder_of(const std::string& path, const std::string& file) {
  const fs::path folder = fs::absolute(path).parent_path().lexically_normal();
  return fs::absolute(file).lexically_normal().lexically_proximate(folder);
}

}  // namespace

Shrunk shrink(const Scenario& scenario, const WorldConfig& world, const Platforms& platforms,
              const Options& options) {
  TakeOptions recording;
  recording.record_decisions = true;
  const Take take = play(scenario, world, platforms, recording);
  if (take.passed()) throw NothingFails(scenario.name + " passes: there is nothing to shrink");
  if (take.failures.front().what == "world") {
    throw NothingToShrink("the world cannot be set up: " + take.failures.front().seen);
  }
  const Setting setting{scenario.path, world, platforms};
  Judge judge(setting, take);
  CandidateReader reader(setting);
  const Value before = decided(scenario, take);
  Take again = played_again(before, reader, judge);
  for (int i = 1; has_programs(world) && i < kRepeatsOfPrograms; ++i) {
    again = played_again(before, reader, judge);
  }
  Kept kept;
  if (again.failures.front().place.line > 0) kept.failing = again.failures.front().place;
  if (judge.is_expectation()) {
    CandidateReader::Read twin = reader.read(before);
    if (twin.scenario && judge.twin_is_sound(std::move(*twin.scenario))) judge.need_sound_twin();
  }
  const Shape shape = scenario_shape(platforms);
  std::atomic<std::size_t> left = Shrinker::count_parts(before, shape, kept);
  Trials::Options trying{options.jobs, options.limit, options.stop, {}};
  if (options.on_progress) {
    trying.on_play = [&](std::size_t plays) { options.on_progress({plays, left}); };
  }
  Trials trials(setting, judge, strikes_in(again), std::move(trying));
  Shrinker shrinker(before, shape, kept, !has_programs(world), trials);
  shrinker.on_change([&](std::size_t parts) { left = parts; });
  shrinker.run();

  Shrunk shrunk;
  shrunk.signature = judge.signature();
  shrunk.minimal = shrinker.is_minimal();
  shrunk.root = shrinker.root();
  shrunk.parts_before = Shrinker::count_parts(before, shape, kept);
  shrunk.parts = Shrinker::count_parts(shrunk.root, shape, kept);
  if (shrunk.minimal) shrunk.notes = notes_on(shrunk.root, shape, kept, trials);
  shrunk.order =
      deciding_order(shrunk.root, setting, kept, judge, [&] { return trials.out_of_time(); });
  shrunk.notes.head = head_of(shrunk, scenario);
  if (shrunk.order) add_order(*shrunk.order, shrunk.notes.head);
  shrunk.plays = trials.plays();
  return shrunk;
}

std::string file_of(const Shrunk& shrunk, const std::string& path, const WorldConfig& world,
                    const Platforms& platforms) {
  Value root = shrunk.root;
  set(root, "world", text_value(as_seen_from_folder_of(path, world.path)), "title");
  Notes notes = shrunk.notes;
  notes.head.push_back("");
  notes.head.push_back("  backlot run " + path);
  const std::string text = scenario_text(root, notes);
  const Scenario scenario = read_scenario_text(text, path, world, platforms);
  const auto signature = signature_of(play(scenario, world, platforms, {}));
  const bool is_same = signature && signature->what == shrunk.signature.what &&
                       signature->subject == shrunk.signature.subject;
  if (!is_same) {
    throw NothingToShrink(
        "what fails cannot be repeated: the smallest scenario, played once more, " +
        (signature ? "fails otherwise: " + to_text(*signature) : std::string("passes")));
  }
  return text;
}

}  // namespace harness::shrink
