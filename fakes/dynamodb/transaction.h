// What TransactWriteItems and TransactGetItems share: how a cancelled transaction is said.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/error.h"

namespace dynamodb {

// Transactions cost twice what single reads and writes do.
inline constexpr double kTransactionFactor = 2;

// Why one action of a transaction would not go; code `None` if it would.
struct CancellationReason {
  std::string code = "None";
  std::string message;
  std::string item_json;  // empty for none
};

// TransactionCanceledException with one reason for each action, in order.
aws::Error transaction_cancelled(const std::vector<CancellationReason>& reasons);

// ValidationException: two actions are on one item.
aws::Error repeated_item();

}  // namespace dynamodb
