#include "harness/scenario/fault_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "fakes/aws/call_faults.h"
#include "harness/scenario/fault_kinds.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unique_entries.h"

namespace harness {
namespace {

// What the `of` of a fault names first: how FaultKind::resource begins, and what calls make there.
struct Named {
  std::string_view resource;
  std::string_view noun;
};
constexpr Named kNamed[] = {{"a queue", "queue"},
                            {"a standard queue", "queue"},
                            {"a table", "table"},
                            {"a global index", "table"},
                            {"a topic", "topic"},
                            {"a family of tasks", "task definition"},
                            {"an alarm", "alarm"},
                            {"a log group", "log group"},
                            {"a configuration set", "configuration set"}};

// What calls of a service name behind the operation, where it is always the same.
struct NamedByCalls {
  std::string_view service;
  std::string_view noun;
};
constexpr NamedByCalls kNamedByCalls[] = {{"sqs", "queue"},
                                          {"dynamodb", "table"},
                                          {"sns", "topic"},
                                          {"cloudwatch", "alarm"},
                                          {"logs", "log group"}};

bool is_of_calls(const aws::FaultKind& kind) {
  return std::ranges::find(aws::kCallFaults, &kind) != aws::kCallFaults.end();
}

// Whether `pattern` may be of something that has `first` as its first part: a text that begins with
// it, and goes on behind one of `separators`.
bool may_begin_with(std::string_view pattern, std::string_view first, const char* separators) {
  if (aws::matches(pattern, first)) return true;
  if (aws::matches(pattern.substr(0, pattern.find_first_of(separators)), first)) return true;
  for (std::size_t star = pattern.find('*'); star != pattern.npos;
       star = pattern.find('*', star + 1)) {
    if (aws::matches(pattern.substr(0, star + 1), first)) return true;
  }
  return false;
}

bool may_be_one_of(std::string_view pattern, const std::vector<std::string>& known,
                   const char* separators) {
  return std::ranges::any_of(
      known, [&](const std::string& name) { return may_begin_with(pattern, name, separators); });
}

std::vector<std::string> services_of(const aws::Dispatcher& dispatcher) {
  std::vector<std::string> names;
  for (const aws::Service* service : dispatcher.services()) {
    names.emplace_back(service->model().id);
  }
  return names;
}

// `sqs.SendMessage`, …
std::vector<std::string> operations_of(const aws::Dispatcher& dispatcher) {
  std::vector<std::string> names;
  for (const aws::Service* service : dispatcher.services()) {
    for (const aws::Operation& operation : service->model().operations) {
      names.push_back(std::string(service->model().id) + "." + std::string(operation.name));
    }
  }
  return names;
}

std::string why_no_operation(const std::string& name, const aws::Dispatcher& dispatcher,
                             const std::vector<std::string>& operations) {
  const std::size_t dot = name.find('.');
  if (dot == name.npos) {
    return "expected `service.Operation`, such as sqs.SendMessage, not '" + name + "'";
  }
  const std::string service = name.substr(0, dot);
  if (service.find('*') == service.npos && dispatcher.find(service) == nullptr) {
    return "unknown service '" + service + "'" + expected_one_of(service, services_of(dispatcher));
  }
  const std::string meant = nearest(name, operations);
  return "there is no operation '" + name + "' here" +
         (meant.empty() ? "" : "; did you mean '" + meant + "'?");
}

// A rule that says where it strikes.
struct Placed {
  const aws::FaultKind* kind;
  const Value* of;
};

std::vector<Placed> placed(const std::vector<Value>& faults) {
  std::vector<Placed> found;
  for (const Value& entry : faults) {
    const Member& member = entry.members.front();
    const aws::FaultKind* kind = fault_kinds().find(member.name);  // A preset is none.
    const Value* of = kind == nullptr ? nullptr : member.value.find("of");
    if (of != nullptr) found.push_back({kind, of});
  }
  return found;
}

// The names of what the calls of a scenario and its world make.
class Made {
 public:
  Made(const Scenario& scenario, const WorldConfig& world) {
    for (const SetupCall& call : world.setup) {
      add({call.service + "." + call.operation, {}, parse_yaml(call.input, world.path)});
    }
    for (const Step& step : scenario.steps) {
      const Value* operation = step.kind == "call" ? step.value.find("operation") : nullptr;
      const Value* input = step.kind == "call" ? step.value.find("input") : nullptr;
      if (operation != nullptr && input != nullptr) add({operation->text, {}, *input});
    }
  }

  const std::vector<std::string>& names(std::string_view noun) const {
    static const std::vector<std::string> kNone;
    const auto found = names_.find(noun);
    return found == names_.end() ? kNone : found->second;
  }

 private:
  void add(const Member& call) {
    const NamedResource made = resource_made_by(call);
    if (made.name.empty()) return;
    std::vector<std::string>& names = names_[made.noun];
    if (std::ranges::find(names, made.name) == names.end()) names.push_back(made.name);
  }

  std::map<std::string, std::vector<std::string>, std::less<>> names_;  // by noun
};

class Finding {
 public:
  Finding(const Scenario& scenario, const WorldConfig& world, Problems& problems,
          Problems& warnings)
      : made_(scenario, world), world_(world), problems_(problems), warnings_(warnings) {}

  void check(const Placed& rule) {
    const std::string& of = rule.of->text;
    const std::size_t space = of.find(' ');
    const std::string second = space == of.npos ? "" : of.substr(space + 1);
    if (is_of_calls(*rule.kind)) {
      const std::string service = of.substr(0, of.find('.'));
      const auto named = std::ranges::find(kNamedByCalls, service, &NamedByCalls::service);
      if (!second.empty() && named != std::end(kNamedByCalls)) {
        need(*rule.of, named->noun, second, "");
      }
      return;
    }
    const auto named = std::ranges::find_if(
        kNamed, [&](const Named& one) { return rule.kind->resource.starts_with(one.resource); });
    if (named == std::end(kNamed)) return;
    need(*rule.of, named->noun, of, named->resource == "a global index" ? "/" : " ");
    if (named->noun == "topic" && !second.empty()) need(*rule.of, "queue", second, "");
  }

 private:
  void need(const Value& of, std::string_view noun, const std::string& name,
            const char* separators) {
    const std::vector<std::string>& known = made_.names(noun);
    if (may_be_one_of(name, known, separators)) return;
    const bool has_standins = std::ranges::any_of(
        world_.images, [](const auto& image) { return image.second.standin.has_value(); });
    if (has_standins && !is_slip(name, known)) return;
    const std::string what = "'of': no call makes " + std::string(noun == "alarm" ? "an " : "a ") +
                             std::string(noun) + " '" + name + "'" + expected_one_of(name, known);
    if (world_.images.empty()) {
      problems_.add(of.place, what);
    } else {
      warnings_.add(of.place, what + " (or a program has to make it)");
    }
  }

  const Made made_;
  const WorldConfig& world_;
  Problems& problems_;
  Problems& warnings_;
};

}  // namespace

void check_struck_operations(const std::vector<Value>& faults, const aws::Dispatcher& services,
                             Problems& problems) {
  const std::vector<std::string> operations = operations_of(services);
  for (const Placed& rule : placed(faults)) {
    if (!is_of_calls(*rule.kind) || may_be_one_of(rule.of->text, operations, " ")) continue;
    const std::string name = rule.of->text.substr(0, rule.of->text.find(' '));
    problems.add(rule.of->place, "'of': " + why_no_operation(name, services, operations));
  }
}

void find_unknown_struck(const Scenario& scenario, const WorldConfig& world, Problems& problems,
                         Problems& warnings) {
  const Value root = parse_yaml(scenario.text, scenario.path);
  Finding finding(scenario, world, problems, warnings);
  for (const Placed& rule : placed(items(root, "faults"))) finding.check(rule);
}

}  // namespace harness
