// Receipt handles: opaque to clients, new at each receive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sqs {

struct ReceiptHandle {
  std::int64_t queue = 0;
  std::int64_t sequence = 0;  // of the message
  std::int64_t receives = 0;  // which receive of the message it was given for
};

std::string to_text(const ReceiptHandle& handle);
// Nothing for a text that was never a receipt handle.
std::optional<ReceiptHandle> parse_receipt_handle(std::string_view text);

}  // namespace sqs
