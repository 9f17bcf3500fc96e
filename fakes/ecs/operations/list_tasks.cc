#include "fakes/ecs/operations/list_tasks.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/pages.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
namespace {

// The name of the service that the request gives by name or ARN. Throws ServiceNotFoundException.
std::string service_name(Ecs& ecs, const Cluster& cluster, const ListTasksRequest& request) {
  if (request.service_name.empty()) return {};
  return ecs.services().require(cluster, request.service_name).service.service_name;
}

bool matches(const TaskState& state, const ListTasksRequest& request, const std::string& service) {
  const Task& task = state.task;
  const std::string desired =
      request.desired_status.empty() ? status::kRunning : request.desired_status;
  if (task.desired_status != desired) return false;
  if (!request.family.empty() && state.definition->family != request.family) return false;
  if (!request.started_by.empty() && task.started_by != request.started_by) return false;
  if (!service.empty() && task.group != "service:" + service) return false;
  return request.launch_type.empty() || task.launch_type == request.launch_type;
}

}  // namespace

const aws::Structure& ListTasksResponse::shape() {
  static const aws::Structure kShape = aws::Structure("ListTasksResponse")
                                           .field<&ListTasksResponse::task_arns>("taskArns")
                                           .always()
                                           .field<&ListTasksResponse::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListTasksRequest::shape() {
  using S = ListTasksRequest;
  static const aws::Structure kShape =
      aws::Structure("ListTasksRequest")
          .field<&S::cluster>("cluster")
          .field<&S::container_instance>("containerInstance")
          .field<&S::family>("family")
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", max_results_range())
          .field<&S::started_by>("startedBy")
          .field<&S::service_name>("serviceName")
          .field<&S::desired_status>("desiredStatus",
                                     aws::one_of({"RUNNING", "PENDING", "STOPPED"}))
          .field<&S::launch_type>("launchType", launch_types());
  return kShape;
}

ListTasksResponse list_tasks(Ecs& ecs, const aws::Call& call, const ListTasksRequest& request) {
  const Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  const std::string service = service_name(ecs, cluster, request);
  if (!request.container_instance.empty()) {
    throw invalid_parameter("The referenced container instance was not found.");
  }
  std::vector<std::string> arns;
  for (const TaskState* state : ecs.tasks().select([&](const TaskState& task) {
         return task.task.cluster_arn == cluster.cluster_arn && matches(task, request, service);
       })) {
    arns.push_back(state->task.task_arn);
  }
  Page page = page_of(arns, request.max_results, request.next_token);
  return {std::move(page.items), std::move(page.next_token)};
}

}  // namespace ecs
