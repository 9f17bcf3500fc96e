#include "harness/scenario/unknown_queues.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace harness {
namespace {

constexpr const char* kCreateQueue = "sqs.CreateQueue";
constexpr const char* kQueueName = "QueueName";

std::vector<std::string> queues_of(const Scenario& scenario, const WorldConfig& world) {
  std::vector<std::string> names;
  for (const SetupCall& call : world.setup) {
    if (call.service + "." + call.operation != kCreateQueue) continue;
    const auto input = nlohmann::json::parse(call.input, nullptr, false);
    if (input.is_object()) names.push_back(input.value(kQueueName, ""));
  }
  for (const Step& step : scenario.steps) {
    const Value* operation = step.kind == "call" ? step.value.find("operation") : nullptr;
    const Value* input = step.kind == "call" ? step.value.find("input") : nullptr;
    if (operation == nullptr || operation->text != kCreateQueue || input == nullptr) continue;
    if (const Value* name = input->find(kQueueName)) names.push_back(name->text);
  }
  return names;
}

std::vector<Expectation> expectations_of(const Scenario& scenario) {
  std::vector<Expectation> all;
  for (const Step& step : scenario.steps) {
    if (step.kind == "expect") all.push_back(expectation_of(step.value));
  }
  all.insert(all.end(), scenario.expectations.begin(), scenario.expectations.end());
  return all;
}

}  // namespace

void find_unknown_queues(const Scenario& scenario, const WorldConfig& world, Problems& problems,
                         Problems& warnings) {
  const std::vector<std::string> known = queues_of(scenario, world);
  const bool has_standins = std::ranges::any_of(
      world.images, [](const auto& image) { return image.second.standin.has_value(); });
  for (const Expectation& expectation : expectations_of(scenario)) {
    if (expectation.kind != "queue") continue;
    const std::string& name = expectation.fields.at("name");
    if (std::ranges::find(known, name) != known.end()) continue;
    if (has_standins && !is_slip(name, known)) continue;
    const std::string what = "no call makes a queue '" + name + "'";
    if (world.images.empty()) {
      problems.add(expectation.place, what + expected_one_of(name, known));
    } else {
      warnings.add(expectation.place,
                   what + expected_one_of(name, known) + " (or a program has to make it)");
    }
  }
}

}  // namespace harness
