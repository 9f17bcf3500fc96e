// Names as evidence and scenarios write them.
#pragma once

#include <string>
#include <string_view>

#include "harness/story/text.h"

namespace incident {

// The name at the end of an ARN, a URL or a path: `orders` of
// `arn:aws:sqs:eu-west-1:123456789012:orders`.
inline std::string name_in(std::string_view resource) {
  return std::string(harness::last_part(resource));
}

// The family of a task definition, by its ARN, its family and revision, or its family alone.
inline std::string family_in(std::string_view definition) {
  const std::string_view last = definition.substr(definition.rfind('/') + 1);
  return std::string(last.substr(0, last.find(':')));
}

}  // namespace incident
