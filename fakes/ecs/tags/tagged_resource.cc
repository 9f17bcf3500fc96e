#include "fakes/ecs/tags/tagged_resource.h"

#include "fakes/aws/environment.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

TaggedResource tagged_resource(Ecs& ecs, const Scope& scope, const std::string& text) {
  const auto arn = aws::parse_arn(text);
  if (!arn || arn->service != "ecs") {
    throw invalid_parameter("Invalid identifier: " + text + " is not an ARN of Amazon ECS.");
  }
  const std::string kind = arn->resource.substr(0, arn->resource.find('/'));
  const bool is_here = arn->account == scope.account && arn->region == scope.region;
  if (kind == "cluster") {
    Cluster* cluster = &ecs.clusters().require(scope, text);
    return {&cluster->tags, [&ecs, cluster] { ecs.clusters().save(*cluster); }};
  }
  if (kind == "service") {
    ServiceState* state = is_here ? ecs.services().by_arn(text) : nullptr;
    if (state == nullptr) throw invalid_parameter("The referenced service was not found.");
    return {&state->service.tags, [&ecs, state] { ecs.services().save(*state); }};
  }
  if (kind == "task") {
    TaskState* state = is_here ? ecs.tasks().by_arn(text) : nullptr;
    if (state == nullptr) throw task_not_found();
    return {&state->task.tags, [&ecs, state] { ecs.tasks().save(*state); }};
  }
  if (kind == "task-definition") {
    Revision* revision = ecs.task_definitions().find(scope, text);
    if (revision == nullptr) {
      throw invalid_parameter("The referenced task definition was not found.");
    }
    return {&revision->tags, [&ecs, revision] { ecs.task_definitions().save(*revision); }};
  }
  throw invalid_parameter("Invalid identifier: Backlot has no resources of the kind " + kind + ".");
}

}  // namespace ecs
