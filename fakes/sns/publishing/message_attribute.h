// What a message attribute may be.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
#pragma once

#include <string>

#include "fakes/sns/shapes.h"

namespace sns {

// Throws ParameterValueInvalid for a name, a type or a value that SNS does not take.
void check_message_attribute(const std::string& name, const MessageAttributeValue& value);

}  // namespace sns
