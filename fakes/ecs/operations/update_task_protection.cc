#include "fakes/ecs/operations/update_task_protection.h"

#include <chrono>
#include <utility>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/runner.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
const aws::Structure& UpdateTaskProtectionResponse::shape() {
  using S = UpdateTaskProtectionResponse;
  static const aws::Structure kShape = aws::Structure("UpdateTaskProtectionResponse")
                                           .field<&S::protected_tasks>("protectedTasks")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& UpdateTaskProtectionRequest::shape() {
  using S = UpdateTaskProtectionRequest;
  static const aws::Structure kShape =
      aws::Structure("UpdateTaskProtectionRequest")
          .required<&S::cluster>("cluster")
          .required<&S::tasks>("tasks")
          .required<&S::protection_enabled>("protectionEnabled")
          .field<&S::expires_in_minutes>("expiresInMinutes", aws::range(1, kMostProtectionMinutes));
  return kShape;
}

UpdateTaskProtectionResponse update_task_protection(Ecs& ecs, const aws::Call& call,
                                                    const UpdateTaskProtectionRequest& request) {
  if (request.tasks.empty()) throw invalid_parameter("Tasks cannot be empty.");
  if (request.tasks.size() > 10) throw invalid_parameter("tasks can have at most 10 items.");
  std::optional<sim::Time> until;
  if (request.protection_enabled) {
    const std::chrono::minutes span{request.expires_in_minutes.value_or(kDefaultProtectionMinutes)};
    until = ecs.environment().now() + span;
  }
  const auto protect = [&](TaskState& state) { ecs.tasks().protect(state, until); };
  Protections protections = protections_of(ecs, call, request.cluster, request.tasks, protect);
  return {std::move(protections.tasks), std::move(protections.failures)};
}

}  // namespace ecs
