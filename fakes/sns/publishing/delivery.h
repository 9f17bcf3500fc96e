// A message on the last part of its way, from a topic to one subscribed queue.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
#pragma once

#include "fakes/sns/publishing/publication.h"

namespace sns {

// Puts the message into the subscribed queue: at once, unless a fault strikes (fakes/sns/faults.h).
// Where there is no such queue, or it refuses the message, the dead-letter queue of the
// subscription's redrive policy gets it, with the attributes RequestID, ErrorCode and ErrorMessage;
// without one it is lost, and the journal tells either.
void deliver(Sns& sns, const Topic& topic, Subscription subscription,
             const Publication& publication, const std::string& message_id);

}  // namespace sns
