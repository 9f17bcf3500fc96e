#include "harness/scenario/references.h"

#include <algorithm>
#include <memory>

#include "harness/scenario/event_kinds.h"
#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

constexpr std::initializer_list<const char*> kWhose{"container", "family", "service"};

// Applies the generic rules and then each platform's, in the order of the file.
class Checking {
 public:
  Checking(std::vector<std::unique_ptr<ReferenceRules>> rules, const sim::EventKinds& kinds,
           bool has_all_steps, Problems& problems)
      : rules_(std::move(rules)), references_(problems) {
    if (!has_all_steps) references_.know_all();
    for (const auto& [name, kind] : kinds.all()) kinds_.emplace_back(name);
  }

  void check(const Value& root) {
    for (const Value& step : items(root, "steps")) check_step(happens_in(step));
    for (const Value& expectation : items(root, "expect")) {
      check_expectation(expectation.members.front());
    }
  }

 private:
  void check_step(const Member& step) {
    const Value& value = step.value;
    if (step.name == "mail") {
      references_.add_thread(value.find("thread")->text);
    } else if (step.name == "crash" || step.name == "stop") {
      references_.need_one_of(step, kWhose, "means no task");
    } else if (step.name == "call") {
      references_.check_operation(*value.find("operation"));
    } else if (step.name == "expect") {
      check_expectation(value.members.front());
    }
    for (const auto& rules : rules_) rules->check_step(step, references_);
  }

  void check_expectation(const Member& expectation) {
    const Value& value = expectation.value;
    references_.check_member(value, "thread", "thread", references_.threads());
    if (expectation.name == "api") references_.check_operation(*value.find("operation"));
    if (expectation.name == "event") check_kind(*value.find("kind"));
    const auto need = [&](std::initializer_list<const char*> keys) {
      references_.need_one_of(expectation, keys, "expects nothing");
    };
    if (expectation.name == "queue") need({"visible", "in_flight", "empty"});
    if (expectation.name == "tasks" || expectation.name == "stopped") need(kWhose);
    if (expectation.name == "item") need({"has", "absent"});
    for (const auto& rules : rules_) rules->check_expectation(expectation, references_);
  }

  // The kinds of events are known, even where other things only are when the take is played.
  void check_kind(const Value& kind) {
    if (std::ranges::find(kinds_, kind.text) != kinds_.end()) return;
    references_.problems().add(kind.place, "there is no kind of event '" + kind.text + "'" +
                                               expected_one_of(kind.text, kinds_));
  }

  std::vector<std::unique_ptr<ReferenceRules>> rules_;
  std::vector<std::string> kinds_;
  References references_;
};

}  // namespace

void References::add_thread(const std::string& name) {
  if (std::ranges::find(threads_, name) == threads_.end()) threads_.push_back(name);
}

void References::need_one_of(const Member& member, std::initializer_list<const char*> keys,
                             const char* without) {
  std::string names;
  for (const char* key : keys) {
    if (member.value.find(key) != nullptr) return;
    names += (names.empty() ? "'" : ", '") + std::string(key) + "'";
  }
  problems_.add(member.place, std::string(without) + ": give one of " + names);
}

void References::check_operation(const Value& operation) {
  const std::size_t dot = operation.text.find('.');
  if (dot != std::string::npos && dot > 0 && dot + 1 < operation.text.size()) return;
  problems_.add(operation.place, "expected `service.Operation`, such as dynamodb.GetItem, not '" +
                                     operation.text + "'");
}

void References::check_member(const Value& map, const char* key, const char* noun,
                              const std::vector<std::string>& known) {
  if (const Value* value = map.find(key)) check_known(*value, noun, known);
}

void References::check_known(const Value& value, const char* noun,
                             const std::vector<std::string>& known) {
  if (knows_all_ || std::ranges::find(known, value.text) != known.end()) return;
  problems_.add(value.place, std::string("unknown ") + noun + " '" + value.text + "'" +
                                 expected_one_of(value.text, known));
}

void check_references(const Value& root, const WorldConfig& world, const Platforms& platforms,
                      bool has_all_steps, Problems& problems) {
  std::vector<std::unique_ptr<ReferenceRules>> rules;
  for (const auto& platform : platforms) rules.push_back(platform->reference_rules(root, world));
  Checking(std::move(rules), event_kinds(platforms), has_all_steps, problems).check(root);
}

}  // namespace harness
