#include "fakes/ecs/operations/register_task_definition.h"

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/operations/register_task_definition_rules.h"
#include "fakes/ecs/tags/tags.h"
#include "fakes/ecs/task_definitions/task_definitions.h"

namespace ecs {

const aws::Structure& RegisterTaskDefinitionResponse::shape() {
  using S = RegisterTaskDefinitionResponse;
  static const aws::Structure kShape = aws::Structure("RegisterTaskDefinitionResponse")
                                           .field<&S::task_definition>("taskDefinition")
                                           .field<&S::tags>("tags");
  return kShape;
}

const aws::Structure& RegisterTaskDefinitionRequest::shape() {
  using S = RegisterTaskDefinitionRequest;
  static const aws::Structure kShape =
      aws::Structure("RegisterTaskDefinitionRequest")
          .field<&S::family>("family")
          .field<&S::task_role_arn>("taskRoleArn")
          .field<&S::execution_role_arn>("executionRoleArn")
          .field<&S::network_mode>("networkMode", network_modes())
          .field<&S::container_definitions>("containerDefinitions")
          .field<&S::volumes>("volumes")
          .field<&S::placement_constraints>("placementConstraints")
          .field<&S::requires_compatibilities>("requiresCompatibilities")
          .elements(launch_types())
          .field<&S::cpu>("cpu")
          .field<&S::memory>("memory")
          .field<&S::tags>("tags")
          .field<&S::pid_mode>("pidMode", pid_modes())
          .field<&S::ipc_mode>("ipcMode", ipc_modes())
          .field<&S::ephemeral_storage>("ephemeralStorage")
          .field<&S::runtime_platform>("runtimePlatform")
          .refused("proxyConfiguration")
          .refused("inferenceAccelerators")
          .refused("enableFaultInjection");
  return kShape;
}

RegisterTaskDefinitionResponse register_task_definition(
    Ecs& ecs, const aws::Call& call, const RegisterTaskDefinitionRequest& request) {
  check_task_definition(request);
  check_tags(request.tags);
  Revision revision;
  revision.definition = make_task_definition(request);
  revision.definition.registered_at = ecs.environment().now();
  revision.definition.registered_by = "arn:aws:iam::" + call.caller.account + ":root";
  revision.tags = request.tags;
  const Revision& kept = ecs.task_definitions().add(scope_of(call), std::move(revision));
  return {kept.definition, kept.tags};
}

}  // namespace ecs
