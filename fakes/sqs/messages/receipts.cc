#include "fakes/sqs/messages/receipts.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/messages/receipt_handle.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

Receipt find_receipt(Sqs& sqs, const Queue& queue, const std::string& handle) {
  if (handle.find_first_not_of(' ') == std::string::npos) {
    throw missing_parameter("ReceiptHandle");
  }
  const auto parsed = parse_receipt_handle(handle);
  if (!parsed) throw receipt_handle_is_invalid(handle);
  if (parsed->queue != queue.id) throw receipt_handle_of_other_queue(handle);
  Receipt receipt;
  receipt.message = sqs.messages().find(parsed->sequence);
  receipt.is_latest = receipt.message && receipt.message->receives == parsed->receives;
  return receipt;
}

}  // namespace sqs
