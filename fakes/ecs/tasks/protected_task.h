// The protection of a task, as GetTaskProtection gives it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProtectedTask.html
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/tasks/task_state.h"

namespace aws {
struct Call;
}

namespace ecs {

class Ecs;

struct ProtectedTask {
  std::string task_arn;
  bool protection_enabled = false;
  std::optional<sim::Time> expiration_date;  // nothing while it is not protected
  static const aws::Structure& shape();
};

struct Protections {
  std::vector<ProtectedTask> tasks;
  std::vector<Failure> failures;
};

// The protection of these tasks of a cluster, after `change` was done to each of them. A task that
// is not there is a failure with the reason MISSING, one of no service with TASK_NOT_VALID.
// Errors: ClusterNotFoundException.
Protections protections_of(Ecs& ecs, const aws::Call& call, const std::string& cluster,
                           const std::vector<std::string>& tasks,
                           const std::function<void(TaskState&)>& change);

}  // namespace ecs
