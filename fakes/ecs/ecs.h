// Amazon ECS: clusters, task definitions, tasks and services, on Fargate.
//
// A task goes through AWS's states on the World's clock; what its containers run is a
// ContainerRunner's matter. The journal gets `ecs.task` for each state of a task (subject: its
// ARN), `ecs.service` for each decision of the service scheduler (subject: the service's ARN) and
// `ecs.output` for each line that a container prints (subject: the task's ARN).
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/ecs/options.h"
#include "fakes/ecs/runner.h"

namespace ecs {

class AccountSettings;
class Records;
class Clusters;
class TaskDefinitions;
class TaskDefinitionDeletions;
class Tasks;
class Services;

// One task, for reports.
struct TaskView {
  std::string arn;
  std::string account;
  std::string region;
  std::string cluster;
  std::string family;
  std::string group;
  std::string container_id;  // the variable CONTAINER_ID of its first container, or ""
  std::string status;
  std::string desired_status;
  std::optional<sim::Time> created;
  std::optional<sim::Time> started;
  std::optional<sim::Time> stopping;
  std::optional<sim::Time> stopped;
  std::string stop_code;
  std::string stopped_reason;
};

class Ecs : public aws::Service, public aws::MetricSource {
 public:
  // `runner` may be null: then no image can be pulled. It must outlive this. Reads what the store
  // holds: tasks that were running when it was written are STOPPED, `Backlot was restarted`.
  Ecs(aws::Environment& environment, Options options, ContainerRunner* runner);
  ~Ecs() override;
  Ecs(const Ecs&) = delete;
  Ecs& operator=(const Ecs&) = delete;

  const aws::ServiceModel& model() const override;
  // Tasks that run go on: what their containers have done cannot be undone, and is taken up again.
  // Containers of tasks that the store does not know end, silently. A signal that was sent to a
  // container cannot be taken back, though StopTask was refused.
  void reload() override;

  // `ECS/ContainerInsights`: RunningTaskCount, PendingTaskCount and DesiredTaskCount of
  // {ClusterName, ServiceName}, TaskCount of {ClusterName}.
  std::optional<double> sample(std::string_view metric_namespace, std::string_view metric,
                               const Dimensions& dimensions, std::string_view account,
                               std::string_view region) override;

  // Every task that DescribeTasks still knows, in the order in which they were started.
  std::vector<TaskView> list_tasks() const;
  // To be called when rules were added while tasks run: those tasks may be struck as well.
  void let_be_struck();
  // True when every service that is not INACTIVE has reached a steady state.
  bool services_are_steady() const;

  // For the operations.
  Clusters& clusters() { return *clusters_; }
  TaskDefinitions& task_definitions() { return *task_definitions_; }
  Tasks& tasks() { return *tasks_; }
  Services& services() { return *services_; }
  TaskDefinitionDeletions& deletions() { return *deletions_; }
  AccountSettings& account_settings() { return *account_settings_; }
  aws::Environment& environment() { return environment_; }

 private:
  aws::Environment& environment_;
  std::unique_ptr<Records> records_;
  std::unique_ptr<Clusters> clusters_;
  std::unique_ptr<TaskDefinitions> task_definitions_;
  std::unique_ptr<Tasks> tasks_;
  std::unique_ptr<Services> services_;
  std::unique_ptr<TaskDefinitionDeletions> deletions_;
  std::unique_ptr<AccountSettings> account_settings_;
};

}  // namespace ecs
