#include "fakes/ecs/task_definitions/task_definition.h"

#include <algorithm>

namespace ecs {

using aws::Structure;

const Structure& HostVolumeProperties::shape() {
  static const Structure kShape =
      Structure("HostVolumeProperties").field<&HostVolumeProperties::source_path>("sourcePath");
  return kShape;
}

const Structure& EfsAuthorizationConfig::shape() {
  using S = EfsAuthorizationConfig;
  static const Structure kShape = Structure("EFSAuthorizationConfig")
                                      .field<&S::access_point_id>("accessPointId")
                                      .field<&S::iam>("iam", aws::one_of({"ENABLED", "DISABLED"}));
  return kShape;
}

const Structure& EfsVolumeConfiguration::shape() {
  using S = EfsVolumeConfiguration;
  static const Structure kShape =
      Structure("EFSVolumeConfiguration")
          .required<&S::file_system_id>("fileSystemId")
          .field<&S::root_directory>("rootDirectory")
          .field<&S::transit_encryption>("transitEncryption", aws::one_of({"ENABLED", "DISABLED"}))
          .field<&S::transit_encryption_port>("transitEncryptionPort")
          .field<&S::authorization_config>("authorizationConfig");
  return kShape;
}

const Structure& Volume::shape() {
  using S = Volume;
  static const Structure kShape = Structure("Volume")
                                      .field<&S::name>("name")
                                      .field<&S::host>("host")
                                      .field<&S::efs_volume_configuration>("efsVolumeConfiguration")
                                      .refused("dockerVolumeConfiguration")
                                      .refused("fsxWindowsFileServerVolumeConfiguration")
                                      .refused("configuredAtLaunch");
  return kShape;
}

const Structure& TaskDefinitionPlacementConstraint::shape() {
  using S = TaskDefinitionPlacementConstraint;
  static const Structure kShape = Structure("TaskDefinitionPlacementConstraint")
                                      .field<&S::type>("type", aws::one_of({"memberOf"}))
                                      .field<&S::expression>("expression");
  return kShape;
}

const Structure& TaskDefinition::shape() {
  using S = TaskDefinition;
  static const Structure kShape =
      Structure("TaskDefinition")
          .field<&S::task_definition_arn>("taskDefinitionArn")
          .field<&S::container_definitions>("containerDefinitions")
          .field<&S::family>("family")
          .field<&S::task_role_arn>("taskRoleArn")
          .field<&S::execution_role_arn>("executionRoleArn")
          .field<&S::network_mode>("networkMode")
          .field<&S::revision>("revision")
          .field<&S::volumes>("volumes")
          .always()
          .field<&S::status>("status")
          .field<&S::requires_attributes>("requiresAttributes")
          .field<&S::placement_constraints>("placementConstraints")
          .always()
          .field<&S::compatibilities>("compatibilities")
          .field<&S::runtime_platform>("runtimePlatform")
          .field<&S::requires_compatibilities>("requiresCompatibilities")
          .field<&S::cpu>("cpu")
          .field<&S::memory>("memory")
          .field<&S::pid_mode>("pidMode")
          .field<&S::ipc_mode>("ipcMode")
          .field<&S::registered_at>("registeredAt")
          .field<&S::deregistered_at>("deregisteredAt")
          .field<&S::delete_requested_at>("deleteRequestedAt")
          .field<&S::registered_by>("registeredBy")
          .field<&S::ephemeral_storage>("ephemeralStorage");
  return kShape;
}

bool TaskDefinition::supports(std::string_view launch_type) const {
  return std::find(compatibilities.begin(), compatibilities.end(), launch_type) !=
         compatibilities.end();
}

aws::Constraints network_modes() { return aws::one_of({"bridge", "host", "awsvpc", "none"}); }
aws::Constraints pid_modes() { return aws::one_of({"host", "task"}); }
aws::Constraints ipc_modes() { return aws::one_of({"host", "task", "none"}); }

}  // namespace ecs
