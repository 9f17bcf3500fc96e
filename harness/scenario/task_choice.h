// Which ECS tasks a step or an expectation means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecs {
struct TaskView;
}

namespace harness {

class World;

// A task is meant if all members that are not "" fit it.
struct TaskChoice {
  std::string container;  // a CONTAINER_ID
  std::string family;
  std::string service;

  // `of_service` is the name of the service that started the task, or "".
  bool includes(std::string_view container_id, std::string_view of_family,
                std::string_view of_service) const;
  // ` of the container x of the family y`, for people.
  std::string text() const;
  std::vector<std::string> names() const;
};

// The chosen tasks that ECS wants to run, the oldest first.
std::vector<ecs::TaskView> wanted_tasks(World& world, const TaskChoice& choice);

// A sentence that says that there never was such a family or service, so that it is no wonder if
// none of its tasks runs; "" if there was one.
std::string never_was(World& world, const TaskChoice& choice);

}  // namespace harness
