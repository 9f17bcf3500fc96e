// The digests SQS puts on the wire.
#pragma once

#include <string>
#include <string_view>

namespace sqs {

// In lower-case hex.
std::string md5(std::string_view bytes);
std::string sha256(std::string_view bytes);

}  // namespace sqs
