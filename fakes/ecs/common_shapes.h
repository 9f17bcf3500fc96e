// Shapes that several operations of Amazon ECS share.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Types.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/structure.h"

namespace ecs {

struct Tag {
  std::string key;
  std::string value;
  friend bool operator==(const Tag&, const Tag&) = default;
  static const aws::Structure& shape();
};

struct KeyValuePair {
  std::string name;
  std::string value;
  friend bool operator==(const KeyValuePair&, const KeyValuePair&) = default;
  static const aws::Structure& shape();
};

// Why one of the things asked for is not in the answer: `MISSING`.
struct Failure {
  std::string arn;
  std::string reason;
  std::string detail;
  static const aws::Structure& shape();
};

struct Attachment {
  std::string id;
  std::string type;
  std::string status;
  std::vector<KeyValuePair> details;
  static const aws::Structure& shape();
};

struct Attribute {
  std::string name;
  std::string value;
  std::string target_type;
  std::string target_id;
  static const aws::Structure& shape();
};

struct CapacityProviderStrategyItem {
  std::string capacity_provider;
  std::int32_t weight = 0;
  std::int32_t base = 0;
  static const aws::Structure& shape();
};

struct AwsVpcConfiguration {
  std::vector<std::string> subnets;
  std::vector<std::string> security_groups;
  std::string assign_public_ip;
  static const aws::Structure& shape();
};

struct NetworkConfiguration {
  std::optional<AwsVpcConfiguration> awsvpc_configuration;
  static const aws::Structure& shape();
};

struct PlacementConstraint {
  std::string type;
  std::string expression;
  static const aws::Structure& shape();
};

struct PlacementStrategy {
  std::string type;
  std::string field;
  static const aws::Structure& shape();
};

struct EphemeralStorage {
  std::int32_t size_in_gib = 0;
  static const aws::Structure& shape();
};

struct RuntimePlatform {
  std::string cpu_architecture;
  std::string operating_system_family;
  static const aws::Structure& shape();
};

// The values of enumerations that several shapes use.
aws::Constraints launch_types();
aws::Constraints propagate_tags_values();

// The value of the pair named `name`, or "".
std::string_view value_of(const std::vector<KeyValuePair>& pairs, std::string_view name);

}  // namespace ecs
