// Describes up to 100 tasks by id or ARN; a stopped one for an hour. An unknown one is a failure
// with the reason MISSING. Tags come only when included. Errors: ClusterNotFoundException;
// InvalidParameterException for no tasks or too many.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/tasks/task.h"

namespace ecs {

class Ecs;

struct DescribeTasksResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct DescribeTasksRequest {
  using Response = DescribeTasksResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DescribeTasks";
  std::string cluster;
  std::vector<std::string> tasks;
  std::vector<std::string> include;
  static const aws::Structure& shape();
};

DescribeTasksResponse describe_tasks(Ecs& ecs, const aws::Call& call,
                                     const DescribeTasksRequest& request);

}  // namespace ecs
