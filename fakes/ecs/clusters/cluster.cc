#include "fakes/ecs/clusters/cluster.h"

namespace ecs {

using aws::Structure;

const Structure& ClusterSetting::shape() {
  using S = ClusterSetting;
  static const Structure kShape = Structure("ClusterSetting")
                                      .field<&S::name>("name", aws::one_of({"containerInsights"}))
                                      .field<&S::value>("value");
  return kShape;
}

const Structure& ExecuteCommandLogConfiguration::shape() {
  using S = ExecuteCommandLogConfiguration;
  static const Structure kShape =
      Structure("ExecuteCommandLogConfiguration")
          .field<&S::cloud_watch_log_group_name>("cloudWatchLogGroupName")
          .field<&S::cloud_watch_encryption_enabled>("cloudWatchEncryptionEnabled")
          .field<&S::s3_bucket_name>("s3BucketName")
          .field<&S::s3_encryption_enabled>("s3EncryptionEnabled")
          .field<&S::s3_key_prefix>("s3KeyPrefix");
  return kShape;
}

const Structure& ExecuteCommandConfiguration::shape() {
  using S = ExecuteCommandConfiguration;
  static const Structure kShape =
      Structure("ExecuteCommandConfiguration")
          .field<&S::kms_key_id>("kmsKeyId")
          .field<&S::logging>("logging", aws::one_of({"NONE", "DEFAULT", "OVERRIDE"}))
          .field<&S::log_configuration>("logConfiguration");
  return kShape;
}

const Structure& ClusterConfiguration::shape() {
  using S = ClusterConfiguration;
  static const Structure kShape =
      Structure("ClusterConfiguration")
          .field<&S::execute_command_configuration>("executeCommandConfiguration")
          .refused("managedStorageConfiguration");
  return kShape;
}

const Structure& Cluster::shape() {
  using S = Cluster;
  static const Structure kShape =
      Structure("Cluster")
          .field<&S::cluster_arn>("clusterArn")
          .field<&S::cluster_name>("clusterName")
          .field<&S::configuration>("configuration")
          .field<&S::status>("status")
          .field<&S::registered_container_instances_count>("registeredContainerInstancesCount")
          .field<&S::running_tasks_count>("runningTasksCount")
          .field<&S::pending_tasks_count>("pendingTasksCount")
          .field<&S::active_services_count>("activeServicesCount")
          .field<&S::statistics>("statistics")
          .always()
          .field<&S::tags>("tags")
          .always()
          .field<&S::settings>("settings")
          .always()
          .field<&S::capacity_providers>("capacityProviders")
          .always()
          .field<&S::default_capacity_provider_strategy>("defaultCapacityProviderStrategy")
          .always();
  return kShape;
}

}  // namespace ecs
