// Shapes that several operations of SES share, in both versions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/empty_response.h"
#include "fakes/aws/service.h"

namespace ses {

struct Content {
  std::string data;
  std::optional<std::string> charset;
  static const aws::Structure& shape();
};

struct Body {
  std::optional<Content> text;
  std::optional<Content> html;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference/API_Message.html
struct SimpleMessage {
  Content subject;
  Body body;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference/API_Destination.html
struct Destination {
  std::vector<std::string> to_addresses;
  std::vector<std::string> cc_addresses;
  std::vector<std::string> bcc_addresses;
  // All three, in this order.
  std::vector<std::string> all() const;
  static const aws::Structure& shape();
};

struct RawMessage {
  aws::Blob data;
  static const aws::Structure& shape();
};

// Kept with the call in the journal; SES itself uses tags for event publishing only.
struct MessageTag {
  std::string name;
  std::string value;
  static const aws::Structure& shape();
};

using aws::EmptyResponse;

// The name to go on after, out of an aws::name_token(); "" without a token. A text that is none is
// InvalidParameterValue.
std::string parse_name_token(const std::optional<std::string>& token);

}  // namespace ses
