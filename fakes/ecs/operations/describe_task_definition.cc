#include "fakes/ecs/operations/describe_task_definition.h"

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/task_definitions/task_definitions.h"

namespace ecs {

const aws::Structure& DescribeTaskDefinitionResponse::shape() {
  using S = DescribeTaskDefinitionResponse;
  static const aws::Structure kShape = aws::Structure("DescribeTaskDefinitionResponse")
                                           .field<&S::task_definition>("taskDefinition")
                                           .field<&S::tags>("tags")
                                           .always();
  return kShape;
}

const aws::Structure& DescribeTaskDefinitionRequest::shape() {
  using S = DescribeTaskDefinitionRequest;
  static const aws::Structure kShape = aws::Structure("DescribeTaskDefinitionRequest")
                                           .required<&S::task_definition>("taskDefinition")
                                           .field<&S::include>("include")
                                           .elements(aws::one_of({"TAGS"}));
  return kShape;
}

DescribeTaskDefinitionResponse describe_task_definition(
    Ecs& ecs, const aws::Call& call, const DescribeTaskDefinitionRequest& request) {
  const Revision* revision = ecs.task_definitions().find(scope_of(call), request.task_definition);
  if (revision == nullptr) throw cannot_describe_task_definition();
  DescribeTaskDefinitionResponse response;
  response.task_definition = revision->definition;
  if (includes(request.include, "TAGS")) response.tags = revision->tags;
  return response;
}

}  // namespace ecs
