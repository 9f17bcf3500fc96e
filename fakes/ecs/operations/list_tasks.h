// Lists tasks in the order in which they were started, up to 100 a page. All filters must match.
// `desiredStatus` is RUNNING unless given; PENDING matches none, as in AWS.
// Errors: ClusterNotFoundException; ServiceNotFoundException for an unknown serviceName.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ecs {

class Ecs;

struct ListTasksResponse {
  std::vector<std::string> task_arns;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListTasksRequest {
  using Response = ListTasksResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListTasks";
  std::string cluster;
  std::string container_instance;
  std::string family;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  std::string started_by;
  std::string service_name;
  std::string desired_status;
  std::string launch_type;
  static const aws::Structure& shape();
};

ListTasksResponse list_tasks(Ecs& ecs, const aws::Call& call, const ListTasksRequest& request);

}  // namespace ecs
