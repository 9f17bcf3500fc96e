// A cluster, as DescribeClusters gives it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"

namespace ecs {

struct ClusterSetting {
  std::string name;
  std::string value;
  static const aws::Structure& shape();
};

struct ExecuteCommandLogConfiguration {
  std::string cloud_watch_log_group_name;
  std::optional<bool> cloud_watch_encryption_enabled;
  std::string s3_bucket_name;
  std::optional<bool> s3_encryption_enabled;
  std::string s3_key_prefix;
  static const aws::Structure& shape();
};

struct ExecuteCommandConfiguration {
  std::string kms_key_id;
  std::string logging;
  std::optional<ExecuteCommandLogConfiguration> log_configuration;
  static const aws::Structure& shape();
};

struct ClusterConfiguration {
  std::optional<ExecuteCommandConfiguration> execute_command_configuration;
  static const aws::Structure& shape();
};

struct Cluster {
  std::string cluster_arn;
  std::string cluster_name;
  std::optional<ClusterConfiguration> configuration;
  std::string status;
  std::int32_t registered_container_instances_count = 0;
  std::int32_t running_tasks_count = 0;
  std::int32_t pending_tasks_count = 0;
  std::int32_t active_services_count = 0;
  std::vector<KeyValuePair> statistics;
  std::vector<Tag> tags;
  std::vector<ClusterSetting> settings;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  static const aws::Structure& shape();
};

}  // namespace ecs
