#include "fakes/logs/operations/put_retention_policy.h"

#include <algorithm>

#include "fakes/logs/errors.h"
#include "fakes/logs/group_name.h"

namespace logs {
namespace {

constexpr std::int32_t kOffered[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                     365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

}  // namespace

const aws::Structure& PutRetentionPolicyRequest::shape() {
  using S = PutRetentionPolicyRequest;
  static const aws::Structure kShape =
      aws::Structure("PutRetentionPolicyRequest")
          .required<&S::log_group_name>("logGroupName", group_name_limits())
          .required<&S::retention_in_days>("retentionInDays");
  return kShape;
}

EmptyResponse put_retention_policy(Logs& logs, const aws::Call& call,
                                   const PutRetentionPolicyRequest& request) {
  if (std::ranges::find(kOffered, request.retention_in_days) == std::end(kOffered)) {
    std::string offered;
    for (const std::int32_t days : kOffered) {
      offered += (offered.empty() ? "" : ", ") + std::to_string(days);
    }
    throw invalid_parameter("1 validation error detected: Value '" +
                            std::to_string(request.retention_in_days) +
                            "' at 'retentionInDays' failed to satisfy constraint: Member must "
                            "satisfy enum value set: [" +
                            offered + "]");
  }
  const Group group = require_group(logs, call.caller, request.log_group_name);
  logs.groups().set_retention(group.id, request.retention_in_days);
  return {};
}

}  // namespace logs
