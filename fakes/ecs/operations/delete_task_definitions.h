// Deletes up to 10 revisions, each named as `family:revision` or ARN, that are INACTIVE. They are
// DELETE_IN_PROGRESS in the answer and go on serving what uses them; each is gone an hour later, or
// when nothing needs it any more. What cannot be deleted is among the failures, which say why.
// Errors: InvalidParameterException for none or more than 10.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

class Ecs;

struct DeleteTaskDefinitionsResponse {
  std::vector<TaskDefinition> task_definitions;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct DeleteTaskDefinitionsRequest {
  using Response = DeleteTaskDefinitionsResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DeleteTaskDefinitions";
  std::vector<std::string> task_definitions;
  static const aws::Structure& shape();
};

DeleteTaskDefinitionsResponse delete_task_definitions(Ecs& ecs, const aws::Call& call,
                                                      const DeleteTaskDefinitionsRequest& request);

}  // namespace ecs
