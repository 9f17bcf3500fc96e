#include "fakes/ecs/operations/deregister_task_definition.h"

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/task_definitions/task_definitions.h"

namespace ecs {
namespace {

// Whether the identifier has a revision, `family:…`, whatever it is.
bool says_revision(std::string_view identifier) {
  return last_part(identifier).find(':') != std::string::npos;
}

}  // namespace

const aws::Structure& DeregisterTaskDefinitionResponse::shape() {
  using S = DeregisterTaskDefinitionResponse;
  static const aws::Structure kShape = aws::Structure("DeregisterTaskDefinitionResponse")
                                           .field<&S::task_definition>("taskDefinition");
  return kShape;
}

const aws::Structure& DeregisterTaskDefinitionRequest::shape() {
  using S = DeregisterTaskDefinitionRequest;
  static const aws::Structure kShape = aws::Structure("DeregisterTaskDefinitionRequest")
                                           .required<&S::task_definition>("taskDefinition");
  return kShape;
}

DeregisterTaskDefinitionResponse deregister_task_definition(
    Ecs& ecs, const aws::Call& call, const DeregisterTaskDefinitionRequest& request) {
  if (!says_revision(request.task_definition)) {
    throw client_exception("Revision is missing.");
  }
  Revision* revision = ecs.task_definitions().find(scope_of(call), request.task_definition);
  if (revision == nullptr) throw cannot_describe_task_definition();
  TaskDefinition& definition = revision->definition;
  if (definition.status != "ACTIVE") {
    throw invalid_parameter("The specified task definition is inactive.");
  }
  definition.status = "INACTIVE";
  definition.deregistered_at = ecs.environment().now();
  ecs.task_definitions().save(*revision);
  return {definition};
}

}  // namespace ecs
