#include "fakes/ecs/operations/describe_tasks.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/faults.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
namespace {

// Whether a task that was just started is not known everywhere yet, as that fault strikes.
bool is_missing(Ecs& ecs, const aws::Call& call, const TaskState& state) {
  aws::Environment& environment = ecs.environment();
  if (environment.faults.rules().empty() || call.caller.is_harness) return false;
  const sim::Duration age = environment.now() - state.task.created_at.value_or(sim::Time{});
  const auto is_so_young = [&](const aws::Strike& candidate) {
    return age < candidate.duration("by");
  };
  return aws::strike(environment, kMissingTask, state.definition->family, is_so_young).has_value();
}

}  // namespace

const aws::Structure& DescribeTasksResponse::shape() {
  using S = DescribeTasksResponse;
  static const aws::Structure kShape = aws::Structure("DescribeTasksResponse")
                                           .field<&S::tasks>("tasks")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& DescribeTasksRequest::shape() {
  using S = DescribeTasksRequest;
  static const aws::Structure kShape = aws::Structure("DescribeTasksRequest")
                                           .field<&S::cluster>("cluster")
                                           .field<&S::tasks>("tasks")
                                           .field<&S::include>("include")
                                           .elements(aws::one_of({"TAGS"}));
  return kShape;
}

DescribeTasksResponse describe_tasks(Ecs& ecs, const aws::Call& call,
                                     const DescribeTasksRequest& request) {
  if (request.tasks.empty()) throw invalid_parameter("Tasks cannot be empty.");
  if (request.tasks.size() > 100) throw invalid_parameter("taskIds can have at most 100 items.");
  const Scope scope = scope_of(call);
  const Cluster& cluster = ecs.clusters().require(scope, request.cluster);
  DescribeTasksResponse response;
  for (const std::string& identifier : request.tasks) {
    const TaskState* state = ecs.tasks().find(cluster, scope, identifier);
    if (state == nullptr || is_missing(ecs, call, *state)) {
      const std::string prefix = task_arn(scope, cluster.cluster_name, "");
      response.failures.push_back({as_arn(identifier, prefix), "MISSING", ""});
      continue;
    }
    response.tasks.push_back(state->task);
    if (!includes(request.include, "TAGS")) response.tasks.back().tags.clear();
  }
  return response;
}

}  // namespace ecs
