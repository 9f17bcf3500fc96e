// A service deployment, as DescribeServiceDeployments gives it: what one release of a service came
// to. The deployments of DescribeServices are those that are not over yet.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/services/service.h"

namespace ecs {

struct ServiceRevisionSummary {
  std::string arn;
  std::int32_t requested_task_count = 0;
  std::int32_t running_task_count = 0;
  std::int32_t pending_task_count = 0;
  static const aws::Structure& shape();
};

struct Rollback {
  std::string reason;
  std::optional<sim::Time> started_at;
  std::string service_revision_arn;
  static const aws::Structure& shape();
};

struct ServiceDeploymentCircuitBreaker {
  std::string status;  // MONITORING, MONITORING_COMPLETE, TRIGGERED or DISABLED
  std::int32_t failure_count = 0;
  std::int32_t threshold = 0;
  static const aws::Structure& shape();
};

struct ServiceDeploymentAlarms {
  std::string status = "DISABLED";
  static const aws::Structure& shape();
};

struct ServiceDeployment {
  std::string service_deployment_arn;
  std::string service_arn;
  std::string cluster_arn;
  std::optional<sim::Time> created_at;
  std::optional<sim::Time> started_at;
  std::optional<sim::Time> finished_at;
  std::optional<sim::Time> stopped_at;
  std::optional<sim::Time> updated_at;
  std::vector<ServiceRevisionSummary> source_service_revisions;
  ServiceRevisionSummary target_service_revision;
  std::string status;
  std::string status_reason;
  DeploymentConfiguration deployment_configuration;
  std::optional<Rollback> rollback;
  ServiceDeploymentCircuitBreaker deployment_circuit_breaker;
  ServiceDeploymentAlarms alarms;

  // Whether it has come to its end, successfully or not.
  bool is_over() const;
  static const aws::Structure& shape();
};

aws::Constraints service_deployment_statuses();

}  // namespace ecs
