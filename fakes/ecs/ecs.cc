#include "fakes/ecs/ecs.h"

#include "fakes/ecs/account_settings/account_settings.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/operations/create_cluster.h"
#include "fakes/ecs/operations/create_service.h"
#include "fakes/ecs/operations/delete_account_setting.h"
#include "fakes/ecs/operations/delete_cluster.h"
#include "fakes/ecs/operations/delete_service.h"
#include "fakes/ecs/operations/delete_task_definitions.h"
#include "fakes/ecs/operations/deregister_task_definition.h"
#include "fakes/ecs/operations/describe_capacity_providers.h"
#include "fakes/ecs/operations/describe_clusters.h"
#include "fakes/ecs/operations/describe_service_deployments.h"
#include "fakes/ecs/operations/describe_services.h"
#include "fakes/ecs/operations/describe_task_definition.h"
#include "fakes/ecs/operations/describe_tasks.h"
#include "fakes/ecs/operations/get_task_protection.h"
#include "fakes/ecs/operations/list_account_settings.h"
#include "fakes/ecs/operations/list_clusters.h"
#include "fakes/ecs/operations/list_service_deployments.h"
#include "fakes/ecs/operations/list_services.h"
#include "fakes/ecs/operations/list_tags_for_resource.h"
#include "fakes/ecs/operations/list_task_definition_families.h"
#include "fakes/ecs/operations/list_task_definitions.h"
#include "fakes/ecs/operations/list_tasks.h"
#include "fakes/ecs/operations/put_account_setting.h"
#include "fakes/ecs/operations/put_account_setting_default.h"
#include "fakes/ecs/operations/put_cluster_capacity_providers.h"
#include "fakes/ecs/operations/register_task_definition.h"
#include "fakes/ecs/operations/run_task.h"
#include "fakes/ecs/operations/stop_task.h"
#include "fakes/ecs/operations/tag_resource.h"
#include "fakes/ecs/operations/untag_resource.h"
#include "fakes/ecs/operations/update_cluster.h"
#include "fakes/ecs/operations/update_cluster_settings.h"
#include "fakes/ecs/operations/update_service.h"
#include "fakes/ecs/operations/update_task_protection.h"
#include "fakes/ecs/records.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/task_definitions/task_definition_deletions.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/task_journal.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
namespace {

constexpr aws::Operation kOperations[] = {
    aws::operation<create_cluster>("CreateCluster"),
    aws::operation<create_service>("CreateService"),
    aws::operation<delete_account_setting>("DeleteAccountSetting"),
    aws::operation<delete_cluster>("DeleteCluster"),
    aws::operation<delete_service>("DeleteService"),
    aws::operation<delete_task_definitions>("DeleteTaskDefinitions"),
    aws::operation<deregister_task_definition>("DeregisterTaskDefinition"),
    aws::operation<describe_capacity_providers>("DescribeCapacityProviders"),
    aws::operation<describe_clusters>("DescribeClusters"),
    aws::operation<describe_service_deployments>("DescribeServiceDeployments"),
    aws::operation<describe_services>("DescribeServices"),
    aws::operation<describe_task_definition>("DescribeTaskDefinition"),
    aws::operation<describe_tasks>("DescribeTasks"),
    aws::operation<get_task_protection>("GetTaskProtection"),
    aws::operation<list_account_settings>("ListAccountSettings"),
    aws::operation<list_clusters>("ListClusters"),
    aws::operation<list_service_deployments>("ListServiceDeployments"),
    aws::operation<list_services>("ListServices"),
    aws::operation<list_tags_for_resource>("ListTagsForResource"),
    aws::operation<list_task_definition_families>("ListTaskDefinitionFamilies"),
    aws::operation<list_task_definitions>("ListTaskDefinitions"),
    aws::operation<list_tasks>("ListTasks"),
    aws::operation<put_account_setting>("PutAccountSetting"),
    aws::operation<put_account_setting_default>("PutAccountSettingDefault"),
    aws::operation<put_cluster_capacity_providers>("PutClusterCapacityProviders"),
    aws::operation<register_task_definition>("RegisterTaskDefinition"),
    aws::operation<run_task>("RunTask"),
    aws::operation<stop_task>("StopTask"),
    aws::operation<tag_resource>("TagResource"),
    aws::operation<untag_resource>("UntagResource"),
    aws::operation<update_cluster>("UpdateCluster"),
    aws::operation<update_cluster_settings>("UpdateClusterSettings"),
    aws::operation<update_service>("UpdateService"),
    aws::operation<update_task_protection>("UpdateTaskProtection"),
};

aws::ServiceModel make_model() {
  aws::ServiceModel model;
  model.id = "ecs";
  model.signing_name = "ecs";
  model.target_prefix = "AmazonEC2ContainerServiceV20141113";
  model.json_version = "1.1";
  model.internal_error = "ServerException";
  model.operations = kOperations;
  model.invalid = invalid;
  return model;
}

TaskView report_of(const TaskState& state) {
  TaskView report;
  report.arn = state.task.task_arn;
  report.account = state.scope.account;
  report.region = state.scope.region;
  report.cluster = state.cluster;
  report.family = state.definition->family;
  report.group = state.task.group;
  report.container_id = container_id_of(state);
  report.status = state.task.last_status;
  report.desired_status = state.task.desired_status;
  report.created = state.task.created_at;
  report.started = state.task.started_at;
  report.stopping = state.task.stopping_at;
  report.stopped = state.task.stopped_at;
  report.stop_code = state.task.stop_code;
  report.stopped_reason = state.task.stopped_reason;
  return report;
}

}  // namespace

Ecs::Ecs(aws::Environment& environment, Options options, ContainerRunner* runner)
    : environment_(environment),
      records_(std::make_unique<Records>(environment.store)),
      clusters_(std::make_unique<Clusters>(*records_)),
      task_definitions_(std::make_unique<TaskDefinitions>(*records_)),
      tasks_(std::make_unique<Tasks>(environment, options, runner, *records_)),
      services_(std::make_unique<Services>(environment, options, *records_, *clusters_,
                                           *task_definitions_, *tasks_)),
      deletions_(std::make_unique<TaskDefinitionDeletions>(environment, options, *task_definitions_,
                                                           *tasks_, *services_)),
      account_settings_(std::make_unique<AccountSettings>(*records_)) {
  Ecs::reload();
}

Ecs::~Ecs() = default;

const aws::ServiceModel& Ecs::model() const {
  static const aws::ServiceModel kModel = make_model();
  return kModel;
}

void Ecs::reload() {
  clusters_->load();
  task_definitions_->load();
  tasks_->load(*task_definitions_);
  services_->load();
  deletions_->load();
  account_settings_->load();
}

std::vector<TaskView> Ecs::list_tasks() const {
  std::vector<TaskView> reports;
  for (const TaskState* state : tasks_->select([](const TaskState&) { return true; })) {
    reports.push_back(report_of(*state));
  }
  return reports;
}

void Ecs::let_be_struck() { tasks_->let_be_struck(); }

bool Ecs::services_are_steady() const { return services_->are_steady(); }

std::optional<double> Ecs::sample(std::string_view metric_namespace, std::string_view metric,
                                  const Dimensions& dimensions, std::string_view account,
                                  std::string_view region) {
  if (metric_namespace != "ECS/ContainerInsights") return std::nullopt;
  const auto cluster_name = dimensions.find("ClusterName");
  if (cluster_name == dimensions.end()) return std::nullopt;
  const Cluster* cluster =
      clusters_->find({std::string(account), std::string(region)}, cluster_name->second);
  if (cluster == nullptr) return std::nullopt;
  const auto service_name = dimensions.find("ServiceName");
  if (service_name == dimensions.end()) {
    if (metric != "TaskCount") return std::nullopt;
    return static_cast<double>(tasks_
                                   ->select([&](const TaskState& state) {
                                     return state.task.cluster_arn == cluster->cluster_arn &&
                                            state.task.last_status == status::kRunning;
                                   })
                                   .size());
  }
  const ServiceState* state = services_->find(*cluster, service_name->second);
  if (state == nullptr) return std::nullopt;
  const ecs::Service shown = services_->describe(*state);
  if (metric == "RunningTaskCount") return shown.running_count;
  if (metric == "PendingTaskCount") return shown.pending_count;
  if (metric == "DesiredTaskCount") return shown.desired_count;
  return std::nullopt;
}

}  // namespace ecs
