#include "fakes/ecs/operations/get_task_protection.h"

#include <utility>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"

namespace ecs {

const aws::Structure& GetTaskProtectionResponse::shape() {
  using S = GetTaskProtectionResponse;
  static const aws::Structure kShape = aws::Structure("GetTaskProtectionResponse")
                                           .field<&S::protected_tasks>("protectedTasks")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& GetTaskProtectionRequest::shape() {
  using S = GetTaskProtectionRequest;
  static const aws::Structure kShape = aws::Structure("GetTaskProtectionRequest")
                                           .required<&S::cluster>("cluster")
                                           .field<&S::tasks>("tasks");
  return kShape;
}

GetTaskProtectionResponse get_task_protection(Ecs& ecs, const aws::Call& call,
                                              const GetTaskProtectionRequest& request) {
  if (request.tasks.empty()) throw invalid_parameter("Tasks cannot be empty.");
  if (request.tasks.size() > 100) throw invalid_parameter("tasks can have at most 100 items.");
  const auto leave = [](TaskState&) {};
  Protections protections = protections_of(ecs, call, request.cluster, request.tasks, leave);
  return {std::move(protections.tasks), std::move(protections.failures)};
}

}  // namespace ecs
