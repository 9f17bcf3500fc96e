#include "fakes/ecs/operations/run_task.h"

#include "fakes/aws/encode.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/faults.h"
#include "fakes/ecs/tags/tags.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/task_definitions/task_size.h"
#include "fakes/ecs/tasks/placement.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
namespace {

constexpr std::chrono::hours kTokenLives{24};

void check(const RunTaskRequest& request) {
  if (request.task_definition.empty()) {
    throw invalid_parameter("TaskDefinition can not be blank.");
  }
  const std::int32_t count = request.count.value_or(1);
  if (count < 1) throw invalid_parameter("Count must be at least 1.");
  if (count > 10) throw invalid_parameter("Count cannot be greater than 10.");
  if (request.started_by.size() > 128) {
    throw invalid_parameter("startedBy can have at most 128 characters.");
  }
  if (request.client_token.size() > 64) {
    throw invalid_parameter("clientToken can have at most 64 characters.");
  }
  if (request.group.starts_with("family:") || request.group.starts_with("service:")) {
    throw invalid_parameter("Invalid namespace for group.");
  }
  if (request.propagate_tags == "SERVICE") {
    throw invalid_parameter("The propagateTags value SERVICE is not valid for RunTask.");
  }
  check_tags(request.tags);
}

std::string normal_size(const std::string& given, std::optional<int> parsed, const char* what) {
  if (given.empty()) return {};
  if (!parsed) throw client_exception("Invalid '" + std::string(what) + "' setting for task.");
  return std::to_string(*parsed);
}

TaskOverride checked_overrides(const RunTaskRequest& request, const TaskDefinition& definition) {
  TaskOverride overrides = request.overrides.value_or(TaskOverride{});
  check_overrides(definition, overrides);
  overrides.cpu = normal_size(overrides.cpu, parse_cpu(overrides.cpu), "cpu");
  overrides.memory = normal_size(overrides.memory, parse_memory(overrides.memory), "memory");
  const std::string& cpu = overrides.cpu.empty() ? definition.cpu : overrides.cpu;
  const std::string& memory = overrides.memory.empty() ? definition.memory : overrides.memory;
  if ((!overrides.cpu.empty() || !overrides.memory.empty()) &&
      !is_fargate_size(parse_cpu(cpu).value_or(0), parse_memory(memory).value_or(0))) {
    throw client_exception("No Fargate configuration exists for given values.");
  }
  return overrides;
}

std::vector<Tag> tags_of(const RunTaskRequest& request, const Cluster& cluster,
                         const Revision& revision) {
  std::vector<Tag> tags;
  if (request.propagate_tags == "TASK_DEFINITION") tags = revision.tags;
  merge_tags(tags, request.tags);
  if (request.enable_ecs_managed_tags.value_or(false)) {
    merge_tags(tags, {{"aws:ecs:clusterName", cluster.cluster_name}});
  }
  return tags;
}

// The tasks that this cluster started for the request's client token in the last day.
std::vector<TaskState*> started_before(Ecs& ecs, const RunTaskRequest& request,
                                       const Cluster& cluster) {
  if (request.client_token.empty()) return {};
  const sim::Time oldest = ecs.environment().now() - kTokenLives;
  return ecs.tasks().select([&](const TaskState& state) {
    return state.client_token == request.client_token &&
           state.task.cluster_arn == cluster.cluster_arn && *state.task.created_at > oldest;
  });
}

RunTaskResponse repeated(const std::vector<TaskState*>& before, const std::string& request) {
  RunTaskResponse response;
  std::vector<std::string> arns;
  for (const TaskState* state : before) {
    response.tasks.push_back(state->task);
    arns.push_back(state->task.task_arn);
  }
  if (before.front()->request != request) throw client_token_in_use(arns);
  return response;
}

Launch make_launch(Ecs& ecs, const Scope& scope, const Cluster& cluster,
                   const RunTaskRequest& request) {
  const Revision& revision = ecs.task_definitions().require_active(scope, request.task_definition);
  const Placement placement =
      resolve_placement(cluster, request.launch_type, request.capacity_provider_strategy);
  check_definition(revision.definition, placement.launch_type, request.network_configuration);
  if (placement.launch_type != "FARGATE") {
    throw invalid_parameter("No Container Instances were found in your cluster.");
  }
  Launch launch;
  launch.scope = scope;
  launch.cluster = &cluster;
  launch.definition = &revision.definition;
  launch.overrides = checked_overrides(request, revision.definition);
  launch.network = request.network_configuration;
  launch.launch_type = placement.launch_type;
  launch.capacity_provider = placement.capacity_provider;
  launch.platform_version = resolve_platform(request.platform_version);
  launch.group = request.group.empty() ? "family:" + revision.definition.family : request.group;
  launch.started_by = request.started_by;
  launch.tags = tags_of(request, cluster, revision);
  launch.enable_execute_command = request.enable_execute_command.value_or(false);
  return launch;
}

bool is_without_capacity(Ecs& ecs, const aws::Call& call, const std::string& family) {
  if (call.caller.is_harness) return false;
  return aws::strike(ecs.environment(), kNoCapacity, family).has_value();
}

}  // namespace

const aws::Structure& RunTaskResponse::shape() {
  static const aws::Structure kShape = aws::Structure("RunTaskResponse")
                                           .field<&RunTaskResponse::tasks>("tasks")
                                           .always()
                                           .field<&RunTaskResponse::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& RunTaskRequest::shape() {
  using S = RunTaskRequest;
  static const aws::Structure kShape =
      aws::Structure("RunTaskRequest")
          .field<&S::capacity_provider_strategy>("capacityProviderStrategy")
          .field<&S::cluster>("cluster")
          .field<&S::count>("count")
          .field<&S::enable_ecs_managed_tags>("enableECSManagedTags")
          .field<&S::enable_execute_command>("enableExecuteCommand")
          .field<&S::group>("group")
          .field<&S::launch_type>("launchType", launch_types())
          .field<&S::network_configuration>("networkConfiguration")
          .field<&S::overrides>("overrides")
          .field<&S::placement_constraints>("placementConstraints")
          .field<&S::placement_strategy>("placementStrategy")
          .field<&S::platform_version>("platformVersion")
          .field<&S::propagate_tags>("propagateTags", propagate_tags_values())
          .field<&S::reference_id>("referenceId")
          .field<&S::started_by>("startedBy")
          .field<&S::tags>("tags")
          .field<&S::task_definition>("taskDefinition")
          .field<&S::client_token>("clientToken")
          .refused("volumeConfigurations");
  return kShape;
}

RunTaskResponse run_task(Ecs& ecs, const aws::Call& call, const RunTaskRequest& request) {
  check(request);
  const Scope scope = scope_of(call);
  const Cluster& cluster = ecs.clusters().require(scope, request.cluster);
  const std::string text =
      request.client_token.empty() ? "" : aws::to_json(RunTaskRequest::shape(), &request);
  const std::vector<TaskState*> before = started_before(ecs, request, cluster);
  if (!before.empty()) return repeated(before, text);
  Launch launch = make_launch(ecs, scope, cluster, request);
  launch.client_token = request.client_token;
  launch.request = text;
  RunTaskResponse response;
  for (std::int32_t i = 0; i < request.count.value_or(1); ++i) {
    if (is_without_capacity(ecs, call, launch.definition->family)) {
      response.failures.push_back({"", std::string(kNoCapacityText), ""});
    } else {
      response.tasks.push_back(ecs.tasks().launch(launch).task);
    }
  }
  return response;
}

}  // namespace ecs
