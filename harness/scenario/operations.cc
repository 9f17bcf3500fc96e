#include "harness/scenario/operations.h"

#include "fakes/aws/dispatcher.h"
#include "harness/scenario/check_input.h"
#include "harness/scenario/compose_world.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

using aws::Dispatcher;

constexpr char kRegister[] = "ecs.RegisterTaskDefinition";

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

}  // namespace

void Operations::check(const Scenario& scenario, Problems& problems) {
  const auto check_expectation = [&](const Place& place, const Member& expectation) {
    const Value* operation = expectation.value.find("operation");
    if (expectation.name != "api" || operation == nullptr) return;
    if (expectation.value.find("error") == nullptr) find(place, operation->text, problems);
  };
  const Value root = parse_yaml(scenario.text, scenario.path);
  for (const Value& written : items(root, "steps")) {
    const Member& step = written.members.front();
    if (step.name == "call" && step.value.find("error") == nullptr) {
      check_call(step.place, step.value.find("operation")->text, step.value.find("input"),
                 problems);
    } else if (step.name == "expect") {
      const Member& expectation = step.value.members.front();
      check_expectation(expectation.place, expectation);
    }
  }
  for (const Value& written : items(root, "expect")) {
    check_expectation(written.members.front().place, written.members.front());
  }
}

void Operations::check(const WorldConfig& world, Problems& problems) {
  if (world.path.empty() || !checked_.insert(world.path).second) return;
  const Value root = compose_world(read_text(world.path), world.path, platforms_).root;
  for (const Value& call : items(root, "setup")) {
    const Member& member = call.members.front();
    check_call(member.place, member.name, &member.value, problems);
    if (member.name == kRegister) check_images(member.value, world, problems);
  }
}

void Operations::check_call(const Place& place, const std::string& name, const Value* input,
                            Problems& problems) {
  const aws::Operation* operation = find(place, name, problems);
  if (operation == nullptr) return;
  Value none;
  none.kind = Value::Kind::kMap;
  none.place = place;
  check_input(input == nullptr ? none : *input, operation->input(), problems);
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
