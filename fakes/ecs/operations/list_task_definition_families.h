// Lists the families that begin with `familyPrefix`. ACTIVE ones have an ACTIVE revision, INACTIVE
// ones none; ALL, the default, are both.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitionFamilies.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ecs {

class Ecs;

struct ListTaskDefinitionFamiliesResponse {
  std::vector<std::string> families;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListTaskDefinitionFamiliesRequest {
  using Response = ListTaskDefinitionFamiliesResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListTaskDefinitionFamilies";
  std::string family_prefix;
  std::string status;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

ListTaskDefinitionFamiliesResponse list_task_definition_families(
    Ecs& ecs, const aws::Call& call, const ListTaskDefinitionFamiliesRequest& request);

}  // namespace ecs
