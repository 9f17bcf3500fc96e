#include "harness/scenario/operations.h"

#include "fakes/aws/dispatcher.h"

namespace harness {
namespace {

using aws::Dispatcher;

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

}  // namespace

void Operations::check(const Scenario& scenario, Problems& problems) {
  const auto check_expectation = [&](const Expectation& expectation) {
    const auto named = expectation.fields.find("operation");
    if (expectation.kind != Expectation::Kind::kApi || named == expectation.fields.end()) return;
    const std::size_t dot = named->second.find('.');
    if (dot == std::string::npos || expectation.fields.contains("error")) return;
    check_name(expectation.place, named->second.substr(0, dot), named->second.substr(dot + 1),
               problems);
  };
  for (const Step& step : scenario.steps) {
    if (const auto* called = std::get_if<CallStep>(&step.action); called && !called->error) {
      check_name(step.place, called->call.service, called->call.operation, problems);
    } else if (const auto* expected = std::get_if<ExpectStep>(&step.action)) {
      check_expectation(expected->expectation);
    }
  }
  for (const Expectation& expectation : scenario.expectations) check_expectation(expectation);
}

void Operations::check_name(const Place& place, const std::string& service,
                            const std::string& operation, Problems& problems) {
  const Dispatcher& dispatcher = world_.dispatcher();
  const aws::Service* found = dispatcher.find(service);
  if (found == nullptr) {
    problems.add(place, "unknown service '" + service + "'" +
                            expected_one_of(service, service_names(dispatcher)));
  } else if (found->model().find(operation) == nullptr) {
    const std::string meant = nearest(operation, operation_names(found->model()));
    problems.add(place, service + " has no operation '" + operation + "' here" +
                            (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
  }
}

}  // namespace harness
