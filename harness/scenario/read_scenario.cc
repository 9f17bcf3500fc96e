#include <filesystem>

#include "harness/scenario/placeholders.h"
#include "harness/scenario/read.h"
#include "harness/scenario/references.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

Expectation::Kind kind_of(const std::string& name) {
  using Kind = Expectation::Kind;
  if (name == "mail") return Kind::kMail;
  if (name == "event") return Kind::kEvent;
  if (name == "queue") return Kind::kQueue;
  if (name == "tasks") return Kind::kTasks;
  if (name == "stopped") return Kind::kStopped;
  if (name == "item") return Kind::kItem;
  if (name == "git") return Kind::kGit;
  if (name == "alarm") return Kind::kAlarm;
  if (name == "answered") return Kind::kAnswered;
  return Kind::kApi;
}

Expectation expectation_of(const Value& value) {
  const Member& member = value.members.front();
  Expectation expectation;
  expectation.kind = kind_of(member.name);
  expectation.place = member.place;
  take(member.value, "within", expectation.within);
  for (const Member& field : member.value.members) {
    if (field.name == "within") continue;
    const bool scalar = field.value.members.empty() && field.value.kind != Value::Kind::kMap;
    expectation.fields[field.name] = scalar ? field.value.text : json_text(field.value);
  }
  return expectation;
}

TaskChoice whose(const Value& value) {
  TaskChoice choice;
  take(value, "container", choice.container);
  take(value, "family", choice.family);
  take(value, "service", choice.service);
  return choice;
}

template <class Step>
Step message_of(const Value& value) {
  Step step;
  take(value, "from", step.from);
  take(value, "thread", step.thread);
  take(value, "text", step.text);
  return step;
}

MailStep mail_of(const Value& value) {
  auto step = message_of<MailStep>(value);
  step.subject = step.thread;
  take(value, "subject", step.subject);
  take(value, "to", step.to);
  return step;
}

LoadStep load_of(const Value& value) {
  LoadStep step;
  take(value, "sessions", step.sessions);
  take(value, "projects", step.projects);
  take(value, "containers", step.containers);
  take(value, "mails_each", step.mails_each);
  take(value, "over", step.over);
  take(value, "burst", step.burst);
  take(value, "patient", step.patient);
  return step;
}

CallStep call_of(const Value& value) {
  CallStep step;
  const std::string& operation = value.find("operation")->text;
  const std::size_t dot = operation.find('.');
  step.call.service = operation.substr(0, dot);
  step.call.operation = operation.substr(dot + 1);
  const Value* input = value.find("input");
  step.call.input = input == nullptr ? "{}" : json_text(*input);
  if (const Value* error = value.find("error")) step.error = error->text;
  return step;
}

StepAction action_of(const Member& member) {
  const Value& value = member.value;
  if (member.name == "mail") return mail_of(value);
  if (member.name == "sms") return message_of<SmsStep>(value);
  if (member.name == "chat") return message_of<ChatStep>(value);
  if (member.name == "preview") return PreviewStep{value.text};
  if (member.name == "wait") return WaitStep{sim::parse_duration(value.text)};
  if (member.name == "fix") return FixStep{value.text};
  if (member.name == "redrive") return RedriveStep{value.text};
  if (member.name == "call") return call_of(value);
  if (member.name == "load") return load_of(value);
  if (member.name == "crash") {
    CrashStep step{whose(value)};
    take(value, "exit_code", step.exit_code);
    return step;
  }
  if (member.name == "stop") {
    StopStep step{whose(value), {}};
    take(value, "reason", step.reason);
    return step;
  }
  RawMessageStep step;
  take(value, "container", step.container);
  take(value, "body", step.body);
  return step;
}

Value filled_in(Value value, const WorldConfig& world) {
  fill_in(value, world);
  return value;
}

// What users write stays as it is; what is for AWS may name the world's account and region.
bool is_for_aws(const Member& step) {
  return step.name == "call" || step.name == "message" || step.name == "expect";
}

Step step_of(const Value& value) {
  const Member& member = value.members.front();
  if (member.name == "expect") return {member.place, ExpectStep{expectation_of(member.value)}};
  return {member.place, action_of(member)};
}

// The world, or its problems as this scenario's.
WorldConfig world_of(const std::string& path, const Place& place, Problems& problems) {
  try {
    return read_world(path);
  } catch (const FileErrors& errors) {
    std::error_code none;
    if (!std::filesystem::exists(path, none)) {
      problems.add(place, "unknown world: there is no file " + path);
    } else {
      for (const Problem& problem : errors.problems()) problems.add(problem.place, problem.message);
    }
  }
  problems.throw_if_any();
  return {};
}

// A file of the right shape.
Value root_of(const std::string& text, const std::string& path) {
  Value root = parse_yaml(text, path);
  Problems problems;
  check(root, scenario_shape(), problems);
  problems.throw_if_any();
  return root;
}

Scenario scenario_of(const Value& root, const std::string& text, const std::string& path,
                     const WorldConfig& world) {
  namespace fs = std::filesystem;
  Problems problems;
  check_references(root, world, problems);
  problems.throw_if_any();
  Scenario scenario;
  scenario.path = path;
  scenario.name = fs::absolute(path).parent_path().filename() / fs::path(path).stem();
  scenario.text = text;
  scenario.world_path = world.path;
  take(root, "title", scenario.title);
  take(root, "seed", scenario.seed);
  take(root, "limit", scenario.limit);
  take(root, "queues_per", scenario.queues_per);
  take(root, "claude", scenario.claude);
  for (const Value& step : items(root, "steps")) {
    const bool fill = is_for_aws(step.members.front());
    scenario.steps.push_back(step_of(fill ? filled_in(step, world) : step));
  }
  for (const Value& expectation : items(root, "expect")) {
    scenario.expectations.push_back(expectation_of(filled_in(expectation, world)));
  }
  take(root, "without", scenario.without);
  return scenario;
}

}  // namespace

Scenario read_scenario(const std::string& path, const std::string& world_path) {
  const std::string text = read_text(path);
  const Value root = root_of(text, path);
  const Value& world = *root.find("world");
  std::string found = world_path;
  if (found.empty()) {
    found = (std::filesystem::path(path).parent_path() / world.text).lexically_normal().string();
  }
  Problems problems;
  return scenario_of(root, text, path, world_of(found, world.place, problems));
}

Scenario read_scenario_text(const std::string& text, const std::string& path,
                            const WorldConfig& world) {
  return scenario_of(root_of(text, path), text, path, world);
}

std::string scenario_schema() { return json_schema(scenario_shape(), "A scenario of Backlot"); }

}  // namespace harness
