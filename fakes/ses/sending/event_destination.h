// Where the events of the mails of a configuration set go: topics of SNS.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_EventDestination.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace ses {

struct SnsDestination {
  std::string topic_arn;
  static const aws::Structure& shape();
};

struct EventDestinationDefinition {
  std::optional<bool> enabled;
  std::vector<std::string> matching_event_types;
  std::optional<SnsDestination> sns_destination;
  static const aws::Structure& shape();
};

struct EventDestination {
  std::string name;
  std::optional<bool> enabled;
  std::vector<std::string> matching_event_types;  // `BOUNCE`
  std::optional<SnsDestination> sns_destination;
  static const aws::Structure& shape();
};

}  // namespace ses
