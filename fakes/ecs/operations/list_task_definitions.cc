#include "fakes/ecs/operations/list_task_definitions.h"

#include <algorithm>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/pages.h"
#include "fakes/ecs/task_definitions/task_definitions.h"

namespace ecs {

const aws::Structure& ListTaskDefinitionsResponse::shape() {
  using S = ListTaskDefinitionsResponse;
  static const aws::Structure kShape = aws::Structure("ListTaskDefinitionsResponse")
                                           .field<&S::task_definition_arns>("taskDefinitionArns")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListTaskDefinitionsRequest::shape() {
  using S = ListTaskDefinitionsRequest;
  static const aws::Structure kShape =
      aws::Structure("ListTaskDefinitionsRequest")
          .field<&S::family_prefix>("familyPrefix")
          .field<&S::status>("status", aws::one_of({"ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"}))
          .field<&S::sort>("sort", aws::one_of({"ASC", "DESC"}))
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", max_results_range());
  return kShape;
}

ListTaskDefinitionsResponse list_task_definitions(Ecs& ecs, const aws::Call& call,
                                                  const ListTaskDefinitionsRequest& request) {
  const std::string status = request.status.empty() ? "ACTIVE" : request.status;
  std::vector<std::string> arns;
  for (const auto& [name, family] : ecs.task_definitions().families(scope_of(call))) {
    if (!request.family_prefix.empty() && name != request.family_prefix) continue;
    for (const auto& [number, revision] : *family) {
      if (revision.definition.status == status) {
        arns.push_back(revision.definition.task_definition_arn);
      }
    }
  }
  if (request.sort == "DESC") std::reverse(arns.begin(), arns.end());
  Page page = page_of(arns, request.max_results, request.next_token);
  return {std::move(page.items), std::move(page.next_token)};
}

}  // namespace ecs
