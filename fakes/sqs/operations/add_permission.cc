#include "fakes/sqs/operations/add_permission.h"

#include <algorithm>
#include <iterator>

#include "fakes/sqs/errors.h"
#include "fakes/sqs/queues/policy.h"
#include "fakes/sqs/sqs.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

constexpr std::size_t kMaxLabelLength = 80;
constexpr std::size_t kAccountIdDigits = 12;
constexpr std::size_t kMaxActions = 7;

// The actions that only the queue's own account may take, whatever the policy says.
constexpr std::string_view kOwnersOnly[] = {"AddPermission",
                                            "CancelMessageMoveTask",
                                            "CreateQueue",
                                            "DeleteQueue",
                                            "ListMessageMoveTasks",
                                            "ListQueues",
                                            "ListQueueTags",
                                            "RemovePermission",
                                            "SetQueueAttributes",
                                            "StartMessageMoveTask",
                                            "TagQueue",
                                            "UntagQueue"};

void check_action(const Sqs& sqs, const std::string& action) {
  if (action == "*") return;
  if (sqs.model().find(action) == nullptr) {
    throw invalid_value("SQS:" + action, "ActionName",
                        "Please refer to the appropriate WSDL for a list of valid actions. ");
  }
  if (std::find(std::begin(kOwnersOnly), std::end(kOwnersOnly), action) != std::end(kOwnersOnly)) {
    throw invalid_value("SQS:" + action, "ActionName",
                        "Only the queue owner is allowed to invoke this action.");
  }
}

void check(const Sqs& sqs, const AddPermissionRequest& request) {
  if (!is_plain_name(request.label) || request.label.size() > kMaxLabelLength) {
    throw invalid_value(request.label, "Label",
                        "Can only include alphanumeric characters, hyphens, or underscores. 1 to "
                        "80 in length.");
  }
  if (request.actions.empty()) throw missing_parameter("Actions");
  if (request.aws_account_ids.empty()) {
    throw invalid_value("[]", "PrincipalId", "Unable to verify.");
  }
  if (request.actions.size() > kMaxActions) {
    throw too_many_actions(request.actions.size(), kMaxActions);
  }
  for (const std::string& id : request.aws_account_ids) {
    if (id.size() != kAccountIdDigits || !parse_whole_number(id)) {
      throw invalid_value(id, "PrincipalId", "Unable to verify.");
    }
  }
  for (const std::string& action : request.actions) check_action(sqs, action);
}

}  // namespace

const aws::Structure& AddPermissionRequest::shape() {
  using S = AddPermissionRequest;
  static const aws::Structure kShape = aws::Structure("AddPermissionRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::label>("Label")
                                           .required<&S::aws_account_ids>("AWSAccountIds")
                                           .query(list_form("AWSAccountId"))
                                           .required<&S::actions>("Actions")
                                           .query(list_form("ActionName"));
  return kShape;
}

EmptyResponse add_permission(Sqs& sqs, const aws::Call& call, const AddPermissionRequest& request) {
  Queue& queue = sqs.own_queue_of(call, request.queue_url);
  check(sqs, request);
  queue.attributes["Policy"] =
      policy_with(queue, {request.label, request.aws_account_ids, request.actions});
  queue.modified = sqs.environment().now();
  sqs.queues().save(queue);
  return {};
}

}  // namespace sqs
