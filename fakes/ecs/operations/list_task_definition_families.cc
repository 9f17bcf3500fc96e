#include "fakes/ecs/operations/list_task_definition_families.h"

#include <algorithm>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/pages.h"
#include "fakes/ecs/task_definitions/task_definitions.h"

namespace ecs {
namespace {

bool is_active(const TaskDefinitions::Family& family) {
  return std::any_of(family.begin(), family.end(),
                     [](const auto& entry) { return entry.second.definition.status == "ACTIVE"; });
}

}  // namespace

const aws::Structure& ListTaskDefinitionFamiliesResponse::shape() {
  using S = ListTaskDefinitionFamiliesResponse;
  static const aws::Structure kShape = aws::Structure("ListTaskDefinitionFamiliesResponse")
                                           .field<&S::families>("families")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListTaskDefinitionFamiliesRequest::shape() {
  using S = ListTaskDefinitionFamiliesRequest;
  static const aws::Structure kShape =
      aws::Structure("ListTaskDefinitionFamiliesRequest")
          .field<&S::family_prefix>("familyPrefix")
          .field<&S::status>("status", aws::one_of({"ACTIVE", "INACTIVE", "ALL"}))
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", max_results_range());
  return kShape;
}

ListTaskDefinitionFamiliesResponse list_task_definition_families(
    Ecs& ecs, const aws::Call& call, const ListTaskDefinitionFamiliesRequest& request) {
  std::vector<std::string> names;
  for (const auto& [name, family] : ecs.task_definitions().families(scope_of(call))) {
    if (!name.starts_with(request.family_prefix)) continue;
    if (request.status == "ACTIVE" && !is_active(*family)) continue;
    if (request.status == "INACTIVE" && is_active(*family)) continue;
    names.push_back(name);
  }
  Page page = page_of(names, request.max_results, request.next_token);
  return {std::move(page.items), std::move(page.next_token)};
}

}  // namespace ecs
