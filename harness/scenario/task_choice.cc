#include "harness/scenario/task_choice.h"

#include <algorithm>

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "harness/scenario/problems.h"
#include "harness/story/story.h"
#include "harness/world/world.h"

namespace harness {
namespace {

bool fits(const std::string& wanted, std::string_view name) {
  return wanted.empty() || wanted == name;
}

std::string unknown(const char* what, const std::string& name,
                    const std::vector<std::string>& known) {
  if (std::ranges::find(known, name) != known.end()) return {};
  return std::string("; there never was a ") + what + " '" + name + "'" +
         expected_one_of(name, known);
}

std::vector<std::string> families(ecs::Ecs& ecs, const ecs::Scope& scope) {
  std::vector<std::string> names;
  for (const auto& [name, family] : ecs.task_definitions().families(scope)) names.push_back(name);
  return names;
}

std::vector<std::string> services(ecs::Ecs& ecs, const ecs::Scope& scope) {
  std::vector<std::string> names;
  for (const ecs::Cluster* cluster : ecs.clusters().active(scope)) {
    for (const ecs::ServiceState* state : ecs.services().of_cluster(cluster->cluster_arn)) {
      names.push_back(state->service.service_name);
    }
  }
  return names;
}

}  // namespace

bool TaskChoice::includes(std::string_view container_id, std::string_view of_family,
                          std::string_view of_service) const {
  return fits(container, container_id) && fits(family, of_family) && fits(service, of_service);
}

std::string TaskChoice::text() const {
  std::string text;
  if (!container.empty()) text += " of the container " + container;
  if (!family.empty()) text += " of the family " + family;
  if (!service.empty()) text += " of the service " + service;
  return text;
}

std::vector<std::string> TaskChoice::names() const {
  std::vector<std::string> names{container, family, service};
  std::erase(names, "");
  return names;
}

std::vector<ecs::TaskView> wanted_tasks(World& world, const TaskChoice& choice) {
  std::vector<ecs::TaskView> tasks = world.ecs().list_tasks();
  std::erase_if(tasks, [&](const ecs::TaskView& task) {
    return task.desired_status != "RUNNING" ||
           !choice.includes(task.container_id, task.family, service_of_group(task.group));
  });
  std::ranges::stable_sort(tasks, {}, &ecs::TaskView::created);
  return tasks;
}

std::string never_was(World& world, const TaskChoice& choice) {
  ecs::Ecs& ecs = world.ecs();
  const ecs::Scope scope{world.config().account, world.config().region};
  if (!choice.family.empty()) {
    const std::string text = unknown("family", choice.family, families(ecs, scope));
    if (!text.empty()) return text;
  }
  if (choice.service.empty()) return {};
  for (const ecs::Cluster* cluster : ecs.clusters().active(scope)) {
    if (ecs.services().find(*cluster, choice.service) != nullptr) return {};
  }
  return unknown("service", choice.service, services(ecs, scope));
}

}  // namespace harness
