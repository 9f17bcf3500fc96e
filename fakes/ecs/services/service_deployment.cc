#include "fakes/ecs/services/service_deployment.h"

namespace ecs {

using aws::Structure;

const Structure& ServiceRevisionSummary::shape() {
  using S = ServiceRevisionSummary;
  static const Structure kShape = Structure("ServiceRevisionSummary")
                                      .field<&S::arn>("arn")
                                      .field<&S::requested_task_count>("requestedTaskCount")
                                      .field<&S::running_task_count>("runningTaskCount")
                                      .field<&S::pending_task_count>("pendingTaskCount");
  return kShape;
}

const Structure& Rollback::shape() {
  using S = Rollback;
  static const Structure kShape = Structure("Rollback")
                                      .field<&S::reason>("reason")
                                      .field<&S::started_at>("startedAt")
                                      .field<&S::service_revision_arn>("serviceRevisionArn");
  return kShape;
}

const Structure& ServiceDeploymentCircuitBreaker::shape() {
  using S = ServiceDeploymentCircuitBreaker;
  static const Structure kShape = Structure("ServiceDeploymentCircuitBreaker")
                                      .field<&S::status>("status")
                                      .field<&S::failure_count>("failureCount")
                                      .field<&S::threshold>("threshold");
  return kShape;
}

const Structure& ServiceDeploymentAlarms::shape() {
  static const Structure kShape =
      Structure("ServiceDeploymentAlarms").field<&ServiceDeploymentAlarms::status>("status");
  return kShape;
}

const Structure& ServiceDeployment::shape() {
  using S = ServiceDeployment;
  static const Structure kShape =
      Structure("ServiceDeployment")
          .field<&S::service_deployment_arn>("serviceDeploymentArn")
          .field<&S::service_arn>("serviceArn")
          .field<&S::cluster_arn>("clusterArn")
          .field<&S::created_at>("createdAt")
          .field<&S::started_at>("startedAt")
          .field<&S::finished_at>("finishedAt")
          .field<&S::stopped_at>("stoppedAt")
          .field<&S::updated_at>("updatedAt")
          .field<&S::source_service_revisions>("sourceServiceRevisions")
          .always()
          .field<&S::target_service_revision>("targetServiceRevision")
          .field<&S::status>("status")
          .field<&S::status_reason>("statusReason")
          .field<&S::deployment_configuration>("deploymentConfiguration")
          .field<&S::rollback>("rollback")
          .field<&S::deployment_circuit_breaker>("deploymentCircuitBreaker")
          .field<&S::alarms>("alarms");
  return kShape;
}

bool ServiceDeployment::is_over() const {
  return status == "SUCCESSFUL" || status == "STOPPED" || status == "ROLLBACK_SUCCESSFUL" ||
         status == "ROLLBACK_FAILED";
}

aws::Constraints service_deployment_statuses() {
  return aws::one_of({"PENDING", "SUCCESSFUL", "STOPPED", "STOP_REQUESTED", "IN_PROGRESS",
                      "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL",
                      "ROLLBACK_FAILED"});
}

}  // namespace ecs
