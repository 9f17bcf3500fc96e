// Describes a revision: `family` (the newest ACTIVE one), `family:revision` or an ARN.
// Errors: ClientException `Unable to describe task definition.`
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

class Ecs;

struct DescribeTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct DescribeTaskDefinitionRequest {
  using Response = DescribeTaskDefinitionResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DescribeTaskDefinition";
  std::string task_definition;
  std::vector<std::string> include;
  static const aws::Structure& shape();
};

DescribeTaskDefinitionResponse describe_task_definition(
    Ecs& ecs, const aws::Call& call, const DescribeTaskDefinitionRequest& request);

}  // namespace ecs
