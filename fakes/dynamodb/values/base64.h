// Base64 as DynamoDB reads it (RFC 4648, padded).
#pragma once

#include <string>
#include <string_view>

namespace dynamodb {

// Throws SerializationException with AWS's wording for text that is not padded base64.
std::string from_base64(std::string_view text);

}  // namespace dynamodb
