// Messages of queues that SNS delivered, and wrapped: of which topic, and what was published.
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/incident/draft.h"
#include "harness/incident/happenings.h"

namespace incident {

struct Notification {
  std::string topic;    // its name
  std::string id;       // of what was published: in each queue the same
  std::string subject;  // "" if it has none
  std::string text;
  std::string attributes;  // as Publish has them, a JSON object; "" if it has none
};

// Nothing of a message that is none, or of which no body is known.
std::optional<Notification> notification_in(const Message& message);

// The call that publishes it again.
std::vector<Member> input_of_publish(const Notification& notification, const Origin& origin);

// `arn:aws:sns:${region}:${account}:orders`, as an input has it.
std::string topic_arn(const std::string& topic);

}  // namespace incident
