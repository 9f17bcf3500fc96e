#include "harness/scenario/operations.h"

#include <string_view>

#include "fakes/aws/dispatcher.h"
#include "harness/scenario/call_step.h"
#include "harness/scenario/check_input.h"
#include "harness/scenario/compose_world.h"
#include "harness/scenario/fault_names.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unknown_bodies.h"
#include "harness/world/inner_path.h"
#include "harness/world/setup_error.h"

namespace harness {
namespace {

using aws::Dispatcher;

constexpr std::string_view kRegister = "ecs.RegisterTaskDefinition";

std::vector<std::string> service_names(const Dispatcher& dispatcher) {
  std::vector<std::string> names;
  for (const aws::Service* service : dispatcher.services()) {
    names.emplace_back(service->model().id);
  }
  return names;
}

std::vector<std::string> operation_names(const aws::ServiceModel& model) {
  std::vector<std::string> names;
  for (const aws::Operation& operation : model.operations) names.emplace_back(operation.name);
  return names;
}

void check_images(const Value& definition, const WorldConfig& world, Problems& problems) {
  std::vector<std::string> known;
  for (const auto& [name, image] : world.images) known.push_back(name);
  for (const Value& container : items(definition, "containerDefinitions")) {
    const Value* written = container.find("image");
    if (written == nullptr) continue;
    Value image = *written;
    fill_in(image, world);
    if (world.images.contains(image.text)) continue;
    problems.add(image.place, "the world has no image '" + image.text + "'" +
                                  expected_one_of(image.text, known));
  }
}

void check_folders(const Value& definition, Problems& problems) {
  for (const Value& container : items(definition, "containerDefinitions")) {
    const Value* folder = container.find("workingDirectory");
    if (folder == nullptr || !leads_out(folder->text)) continue;
    problems.add(folder->place,
                 "'workingDirectory': '" + folder->text + "' leads out of the container's folder");
  }
}

// Why the service refuses an input before it looks at its state, as for a limit, an unknown value
// of an enumeration, or a type that reads its own JSON; "" if it does not.
std::string refusal_of(const aws::ServiceModel& model, const aws::Operation& operation,
                       const std::string& input) {
  try {
    const auto value = operation.make_input();
    std::vector<aws::Violation> violations;
    aws::decode_json(input, operation.input(), value.get(), model.type_mismatch, violations);
    aws::check_constraints(operation.input(), value.get(), violations);
    if (violations.empty()) return {};
    const aws::Error error = model.invalid(operation, violations);
    return error.code() + ": " + error.message();
  } catch (const aws::Error& error) {
    return error.code() + ": " + error.message();
  }
}

// Whether an expectation is that no call of an operation was seen: it would hold for a misspelled
// operation, too.
bool expects_none(const Value& expectation) {
  const Value* count = expectation.find("count");
  return count != nullptr && count->text == "0";
}

}  // namespace

void Operations::check(const Scenario& scenario, Problems& problems) {
  const auto check_expectation = [&](const Place& place, const Member& expectation) {
    const Value* operation = expectation.value.find("operation");
    if (expectation.name != "api" || operation == nullptr) return;
    if (expectation.value.find("error") == nullptr || expects_none(expectation.value)) {
      find(place, operation->text, problems);
    }
  };
  const Value root = parse_yaml(scenario.text, scenario.path);
  const std::vector<Value>& steps = items(root, "steps");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Member& step = happens_in(steps[i]);
    if (step.name == "call" && step.value.find("error") == nullptr) {
      check_call(step.place, call_of_step(scenario.steps[i].value),
                 scenario.steps[i].value.find("input"), problems);
    } else if (step.name == "expect") {
      const Member& expectation = step.value.members.front();
      check_expectation(expectation.place, expectation);
    }
  }
  check_struck_operations(items(root, "faults"), world_.dispatcher(), problems);
  for (const Value& written : items(root, "expect")) {
    check_expectation(written.members.front().place, written.members.front());
  }
}

void Operations::check(const WorldConfig& world, Problems& problems) {
  if (world.path.empty() || !checked_.insert(world.path).second) return;
  const Value root = compose_world(read_text(world.path), world.path, platforms_).root;
  check_struck_operations(items(root, "faults"), world_.dispatcher(), problems);
  const std::vector<Value>& calls = items(root, "setup");
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const Member& member = calls[i].members.front();
    // What is wrong with a hash was said when the world was read.
    Problems known;
    std::vector<UnknownBody> unknown;
    Value input = member.value;
    fill_in_bodies(input, {}, known, unknown);
    check_call(member.place, world.setup[i], &input, problems);
    if (member.name == kRegister) check_images(member.value, world, problems);
  }
}

void Operations::rehearse_setup(const WorldConfig& world, Problems& problems) const {
  WorldConfig alone = world;
  alone.images.clear();
  WorldOptions options;
  options.extensions = extensions_of(platforms_);
  try {
    const World rehearsed(alone, options);
  } catch (const SetupError& error) {
    problems.add(place_of_setup_call(world, error.index(), platforms_), error.what());
  } catch (const WorldError& error) {
    problems.add({world.path, 0, 0}, error.what());
  }
}

void Operations::check_call(const Place& place, const SetupCall& call, const Value* input,
                            Problems& problems) {
  const std::string name = call.service + "." + call.operation;
  const aws::Operation* operation = find(place, name, problems);
  if (operation == nullptr) return;
  Value none;
  none.kind = Value::Kind::kMap;
  none.place = place;
  const Value& given = input == nullptr ? none : *input;
  Problems found;
  check_input(given, operation->input(), found);
  if (name == kRegister) check_folders(given, found);
  if (found.empty()) {
    const auto& model = world_.dispatcher().find(call.service)->model();
    const std::string refusal = refusal_of(model, *operation, call.input);
    if (!refusal.empty()) found.add(place, name + " would fail: " + refusal);
  }
  if (found.empty()) return;
  for (Problem& problem : found.take()) problems.add(problem.place, std::move(problem.message));
}

const aws::Operation* Operations::find(const Place& place, const std::string& name,
                                       Problems& problems) {
  const std::size_t dot = name.find('.');
  const std::string service = name.substr(0, dot);
  const std::string operation = dot == std::string::npos ? "" : name.substr(dot + 1);
  const Dispatcher& dispatcher = world_.dispatcher();
  const aws::Service* found = dispatcher.find(service);
  if (found == nullptr) {
    problems.add(place, "unknown service '" + service + "'" +
                            expected_one_of(service, service_names(dispatcher)));
    return nullptr;
  }
  const aws::Operation* known = found->model().find(operation);
  if (known == nullptr) {
    const std::string meant = nearest(operation, operation_names(found->model()));
    problems.add(place, service + " has no operation '" + operation + "' here" +
                            (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
  }
  return known;
}

}  // namespace harness
