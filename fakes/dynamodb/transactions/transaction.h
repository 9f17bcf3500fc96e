// What TransactWriteItems and TransactGetItems share: the error of a transaction that is cancelled.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/error.h"

namespace dynamodb {

// Why one action of a transaction would not go; code `None` if it would.
struct CancellationReason {
  std::string code = "None";
  std::string message;
  std::string item_json;  // empty for none
};

// TransactionCanceledException with one reason for each action, in order.
aws::Error transaction_cancelled(const std::vector<CancellationReason>& reasons);

// An empty key is refused at once; other faults of single actions cancel the transaction.
bool is_refused_at_once(const aws::Error& error);

// Runs `check` on every action, or until it throws, which cancels the transaction for that action's
// sake.
template <typename Actions, typename Check>
void check_each(Actions& actions, const Check& check) {
  std::size_t index = 0;
  for (auto& action : actions) {
    try {
      check(action);
    } catch (const aws::Error& error) {
      if (is_refused_at_once(error)) throw;
      std::vector<CancellationReason> reasons(actions.size());
      reasons[index] = {"ValidationError", error.message(), {}};
      throw transaction_cancelled(reasons);
    }
    ++index;
  }
}

// ValidationException: two actions are on one item.
aws::Error repeated_item();

}  // namespace dynamodb
