// Message attributes: their shape, AWS's rules for them, their checksum, and how they are stored.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/structure.h"

namespace sqs {

struct MessageAttributeValue {
  std::optional<std::string> string_value;
  std::optional<aws::Blob> binary_value;
  std::vector<std::string> string_list_values;  // reserved by AWS; using them is refused
  std::vector<aws::Blob> binary_list_values;
  std::string data_type;
  static const aws::Structure& shape();

  bool is_binary() const { return data_type.starts_with("Binary"); }
  // The value's bytes, whichever field holds them.
  std::string_view bytes() const;
};

using MessageAttributes = std::map<std::string, MessageAttributeValue>;

// How such maps look in the Query protocol: `MessageAttribute.1.Name`, `.Value.StringValue`.
aws::QueryForm message_attribute_form(std::string_view name);

// Throws InvalidParameterValue or UnsupportedOperation for the first rule that is broken.
void check_message_attributes(const MessageAttributes& attributes);
// The same for system attributes, of which AWSTraceHeader is the only one a sender may give.
void check_message_system_attributes(const MessageAttributes& attributes);

// What the attributes add to the size of their message: names, types and values.
std::int64_t bytes_of(const MessageAttributes& attributes);

// MD5OfMessageAttributes; "" if there are none.
std::string md5_of(const MessageAttributes& attributes);

// Those that a receiver asked for by name, by `prefix.*`, or by `All` or `.*`.
MessageAttributes select(const MessageAttributes& attributes,
                         const std::vector<std::string>& names);

// To and from the bytes kept in the store.
std::string pack(const MessageAttributes& attributes);
MessageAttributes unpack(std::string_view packed);

}  // namespace sqs
