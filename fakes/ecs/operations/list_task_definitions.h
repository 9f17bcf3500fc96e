// Lists revisions by family, then revision; only one family's if `familyPrefix` names it, only the
// ACTIVE ones unless another status is asked for.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ecs {

class Ecs;

struct ListTaskDefinitionsResponse {
  std::vector<std::string> task_definition_arns;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListTaskDefinitionsRequest {
  using Response = ListTaskDefinitionsResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListTaskDefinitions";
  std::string family_prefix;
  std::string status;
  std::string sort;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

ListTaskDefinitionsResponse list_task_definitions(Ecs& ecs, const aws::Call& call,
                                                  const ListTaskDefinitionsRequest& request);

}  // namespace ecs
