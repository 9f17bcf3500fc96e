#include "fakes/ecs/common_shapes.h"

namespace ecs {

using aws::Structure;

const Structure& Tag::shape() {
  static const Structure kShape =
      Structure("Tag").field<&Tag::key>("key").always().field<&Tag::value>("value").always();
  return kShape;
}

const Structure& KeyValuePair::shape() {
  using S = KeyValuePair;
  static const Structure kShape =
      Structure("KeyValuePair").field<&S::name>("name").always().field<&S::value>("value").always();
  return kShape;
}

const Structure& Failure::shape() {
  using S = Failure;
  static const Structure kShape =
      Structure("Failure").field<&S::arn>("arn").field<&S::reason>("reason").field<&S::detail>(
          "detail");
  return kShape;
}

const Structure& Attachment::shape() {
  using S = Attachment;
  static const Structure kShape = Structure("Attachment")
                                      .field<&S::id>("id")
                                      .field<&S::type>("type")
                                      .field<&S::status>("status")
                                      .field<&S::details>("details")
                                      .always();
  return kShape;
}

const Structure& Attribute::shape() {
  using S = Attribute;
  static const Structure kShape = Structure("Attribute")
                                      .required<&S::name>("name")
                                      .field<&S::value>("value")
                                      .field<&S::target_type>("targetType")
                                      .field<&S::target_id>("targetId");
  return kShape;
}

const Structure& CapacityProviderStrategyItem::shape() {
  using S = CapacityProviderStrategyItem;
  static const Structure kShape = Structure("CapacityProviderStrategyItem")
                                      .required<&S::capacity_provider>("capacityProvider")
                                      .field<&S::weight>("weight", aws::range(0, 1000))
                                      .field<&S::base>("base", aws::range(0, 100000));
  return kShape;
}

const Structure& AwsVpcConfiguration::shape() {
  using S = AwsVpcConfiguration;
  static const Structure kShape =
      Structure("AwsVpcConfiguration")
          .required<&S::subnets>("subnets")
          .field<&S::security_groups>("securityGroups")
          .always()
          .field<&S::assign_public_ip>("assignPublicIp", aws::one_of({"ENABLED", "DISABLED"}));
  return kShape;
}

const Structure& NetworkConfiguration::shape() {
  static const Structure kShape =
      Structure("NetworkConfiguration")
          .field<&NetworkConfiguration::awsvpc_configuration>("awsvpcConfiguration");
  return kShape;
}

const Structure& PlacementConstraint::shape() {
  using S = PlacementConstraint;
  static const Structure kShape =
      Structure("PlacementConstraint")
          .field<&S::type>("type", aws::one_of({"distinctInstance", "memberOf"}))
          .field<&S::expression>("expression");
  return kShape;
}

const Structure& PlacementStrategy::shape() {
  using S = PlacementStrategy;
  static const Structure kShape =
      Structure("PlacementStrategy")
          .field<&S::type>("type", aws::one_of({"random", "spread", "binpack"}))
          .field<&S::field>("field");
  return kShape;
}

const Structure& EphemeralStorage::shape() {
  static const Structure kShape =
      Structure("EphemeralStorage").required<&EphemeralStorage::size_in_gib>("sizeInGiB");
  return kShape;
}

const Structure& RuntimePlatform::shape() {
  using S = RuntimePlatform;
  static const Structure kShape =
      Structure("RuntimePlatform")
          .field<&S::cpu_architecture>("cpuArchitecture", aws::one_of({"X86_64", "ARM64"}))
          .field<&S::operating_system_family>(
              "operatingSystemFamily",
              aws::one_of({"WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2019_CORE",
                           "WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_2004_CORE",
                           "WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2022_FULL",
                           "WINDOWS_SERVER_20H2_CORE", "LINUX"}));
  return kShape;
}

aws::Constraints launch_types() { return aws::one_of({"EC2", "FARGATE", "EXTERNAL"}); }

aws::Constraints propagate_tags_values() {
  return aws::one_of({"TASK_DEFINITION", "SERVICE", "NONE"});
}

std::string_view value_of(const std::vector<KeyValuePair>& pairs, std::string_view name) {
  for (const KeyValuePair& pair : pairs) {
    if (pair.name == name) return pair.value;
  }
  return {};
}

}  // namespace ecs
