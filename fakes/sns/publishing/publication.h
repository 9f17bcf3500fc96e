// One message on its way from a topic to the topic's subscribers.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "fakes/sns/shapes.h"
#include "fakes/sns/sns.h"

namespace sns {

struct Publication {
  std::string subject;
  std::string message;                             // what subscribers get by default
  std::map<std::string, std::string> by_protocol;  // of MessageStructure `json`
  std::map<std::string, MessageAttributeValue> attributes;

  const std::string& message_for(const std::string& protocol) const {
    const auto found = by_protocol.find(protocol);
    return found == by_protocol.end() ? message : found->second;
  }
};

// What Publish and an entry of PublishBatch have in common.
struct PublishFields {
  const std::string& message;
  const std::optional<std::string>& subject;
  const std::optional<std::string>& message_structure;
  const std::map<std::string, MessageAttributeValue>& attributes;
};

// Checks as SNS does, and reads MessageStructure. Errors: InvalidParameter, ParameterValueInvalid.
// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
Publication read_publication(const PublishFields& fields);

// The bytes that count towards the limit of 256 KiB.
std::size_t size_of(const PublishFields& fields);
inline constexpr std::size_t kMaxMessageBytes = 262144;

// Throws BacklotNotModelled if one of the topic's subscriptions cannot carry the message: a binary
// attribute with raw message delivery.
void check_deliverable(Sns& sns, const Topic& topic, const Publication& publication);

// Delivers the message to each subscriber that wants it (fakes/sns/publishing/delivery.h); returns
// the message id.
std::string distribute(Sns& sns, const Topic& topic, const Publication& publication);

}  // namespace sns
