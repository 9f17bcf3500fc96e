#include "fakes/dynamodb/transactions/transaction.h"

#include "fakes/dynamodb/errors.h"
#include "sim/journal/json_writer.h"

namespace dynamodb {

aws::Error transaction_cancelled(const std::vector<CancellationReason>& reasons) {
  std::string codes;
  sim::JsonWriter json;
  json.begin_object().key("CancellationReasons").begin_array();
  for (const CancellationReason& reason : reasons) {
    codes += (codes.empty() ? "" : ", ") + reason.code;
    json.begin_object().key("Code").value(reason.code);
    if (!reason.message.empty()) json.key("Message").value(reason.message);
    if (!reason.item_json.empty()) json.key("Item").raw(reason.item_json);
    json.end_object();
  }
  json.end_array().end_object();
  return aws::Error("TransactionCanceledException", 400,
                    "Transaction cancelled, please refer cancellation reasons for specific reasons "
                    "[" +
                        codes + "]")
      .with_fields(json.take());
}

bool is_refused_at_once(const aws::Error& error) {
  return error.message().starts_with("One or more parameter values are not valid.");
}

aws::Error repeated_item() {
  return validation_error("Transaction request cannot include multiple operations on one item");
}

}  // namespace dynamodb
