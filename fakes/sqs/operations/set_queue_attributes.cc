#include "fakes/sqs/operations/set_queue_attributes.h"

#include "fakes/sqs/dead_letters/redrive_policy.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& SetQueueAttributesRequest::shape() {
  using S = SetQueueAttributesRequest;
  static const aws::Structure kShape = aws::Structure("SetQueueAttributesRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::attributes>("Attributes")
                                           .known_keys(settable_attributes())
                                           .query(attribute_form());
  return kShape;
}

EmptyResponse set_queue_attributes(Sqs& sqs, const aws::Call& call,
                                   const SetQueueAttributesRequest& request) {
  Queue& queue = sqs.own_queue_of(call, request.queue_url);
  Queue changed = queue;
  changed.attributes = changed_attributes(queue, request.attributes);
  changed.modified = sqs.environment().now();
  read_settings(changed);
  if (request.attributes.contains("RedrivePolicy")) {
    check_dead_letter_target(changed, request.attributes.at("RedrivePolicy"), sqs.queues());
  }
  const bool retains_anew = changed.retention != queue.retention;
  const bool delays_anew = changed.fifo && changed.delay != queue.delay;
  queue = std::move(changed);
  sqs.queues().save(queue);
  if (retains_anew) sqs.messages().retain(queue);
  if (delays_anew) sqs.messages().delay_again(queue);
  if (retains_anew || delays_anew) sqs.lifecycle().arm();
  return {};
}

}  // namespace sqs
