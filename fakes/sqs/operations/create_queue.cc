#include "fakes/sqs/operations/create_queue.h"

#include "fakes/sqs/dead_letters/redrive_policy.h"
#include "fakes/sqs/errors.h"
#include "fakes/sqs/queues/tags.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

constexpr std::string_view kFifoSuffix = ".fifo";

void check_name(std::string_view name, bool fifo) {
  const bool has_suffix = name.ends_with(kFifoSuffix);
  std::string_view stem = name;
  if (fifo && has_suffix) stem.remove_suffix(kFifoSuffix.size());
  const bool is_valid =
      is_plain_name(stem) && name.size() <= kMaxQueueNameLength && fifo == has_suffix;
  if (is_valid) return;
  throw invalid_parameter_value(
      fifo ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or "
             "underscores, must end with .fifo suffix and be 1 to 80 in length."
           : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in "
             "length");
}

void check_name_rests(Sqs& sqs, const aws::Caller& caller, const std::string& name) {
  if (!sqs.options().deleted_names_rest) return;
  const auto deleted = sqs.queues().deleted_at(caller.account, caller.region, name);
  if (deleted && sqs.environment().now() < *deleted + kNameRest) throw queue_deleted_recently();
}

}  // namespace

const aws::Structure& CreateQueueRequest::shape() {
  using S = CreateQueueRequest;
  static const aws::Structure kShape = aws::Structure("CreateQueueRequest")
                                           .required<&S::queue_name>("QueueName")
                                           .field<&S::attributes>("Attributes")
                                           .known_keys(settable_attributes())
                                           .query(attribute_form())
                                           .field<&S::tags>("tags")
                                           .query(tag_form());
  return kShape;
}

const aws::Structure& CreateQueueResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateQueueResult").required<&CreateQueueResponse::queue_url>("QueueUrl");
  return kShape;
}

CreateQueueResponse create_queue(Sqs& sqs, const aws::Call& call,
                                 const CreateQueueRequest& request) {
  const aws::Caller& caller = call.caller;
  check_name(request.queue_name, asks_for_fifo(request.attributes));
  if (const Queue* queue = sqs.queues().find(caller.account, caller.region, request.queue_name)) {
    const std::string different = first_difference(*queue, request.attributes);
    if (!different.empty()) throw queue_name_exists(different);
    return {queue->url(caller.endpoint)};
  }
  Queue queue;
  queue.account = caller.account;
  queue.region = caller.region;
  queue.name = request.queue_name;
  queue.arn = aws::arn("sqs", queue.region, queue.account, queue.name);
  queue.attributes = new_queue_attributes(request.attributes);
  queue.created = queue.modified = sqs.environment().now();
  read_settings(queue);
  if (queue.redrive) {
    check_dead_letter_target(queue, request.attributes.at("RedrivePolicy"), sqs.queues());
  }
  add_tags(queue.tags, request.tags, queue.name);
  check_name_rests(sqs, caller, queue.name);
  return {sqs.queues().add(std::move(queue)).url(caller.endpoint)};
}

}  // namespace sqs
