#include "fakes/ecs/operations/delete_task_definitions.h"

#include <algorithm>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/task_definitions/task_definition_deletions.h"
#include "fakes/ecs/task_definitions/task_definitions.h"

namespace ecs {
namespace {

// Whether the identifier ends in `:` and a number.
bool names_revision(const std::string& identifier) {
  const std::string name = last_part(identifier);
  const std::size_t colon = name.find(':');
  if (colon == std::string::npos) return false;
  const std::string digits = name.substr(colon + 1);
  return !digits.empty() && digits.size() < 10 &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// AWS's words for why a revision is not deleted, or null if it is.
const char* reason_against(const std::string& identifier, const Revision* revision) {
  if (!names_revision(identifier)) {
    return "The specified task definition identifier is invalid. Specify a valid name or ARN and "
           "try again.";
  }
  if (revision == nullptr) {
    return "The specified task definition does not exist. Specify a valid account, family, "
           "revision and try again.";
  }
  if (revision->definition.status == "ACTIVE") {
    return "The specified task definition is still in ACTIVE status. Please deregister the target "
           "and try again.";
  }
  return nullptr;
}

}  // namespace

const aws::Structure& DeleteTaskDefinitionsResponse::shape() {
  using S = DeleteTaskDefinitionsResponse;
  static const aws::Structure kShape = aws::Structure("DeleteTaskDefinitionsResponse")
                                           .field<&S::task_definitions>("taskDefinitions")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& DeleteTaskDefinitionsRequest::shape() {
  using S = DeleteTaskDefinitionsRequest;
  static const aws::Structure kShape = aws::Structure("DeleteTaskDefinitionsRequest")
                                           .required<&S::task_definitions>("taskDefinitions");
  return kShape;
}

DeleteTaskDefinitionsResponse delete_task_definitions(Ecs& ecs, const aws::Call& call,
                                                      const DeleteTaskDefinitionsRequest& request) {
  if (request.task_definitions.empty()) {
    throw invalid_parameter("size of TaskDefinition references list must be greater than 0");
  }
  if (request.task_definitions.size() > 10) {
    throw invalid_parameter("Size of TaskDefinition references list cannot exceed 10");
  }
  const Scope scope = scope_of(call);
  DeleteTaskDefinitionsResponse response;
  for (const std::string& identifier : request.task_definitions) {
    Revision* revision =
        names_revision(identifier) ? ecs.task_definitions().find(scope, identifier) : nullptr;
    const char* reason = reason_against(identifier, revision);
    if (reason != nullptr) {
      response.failures.push_back({identifier, reason, ""});
      continue;
    }
    ecs.deletions().begin(*revision);
    response.task_definitions.push_back(revision->definition);
  }
  return response;
}

}  // namespace ecs
