// The faults that a request for items may meet before anything is done: throttling, and
// transactions that go on (fakes/dynamodb/faults.h).
//
// All of these do nothing for the harness's own calls. What they throw is aws::StruckError.
#pragma once

#include <vector>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/items/throttling.h"

namespace dynamodb {

// For a read of one table, or of an index of it: may throw what throttling.h has.
void let_read_fail(DynamoDb& dynamodb, const aws::Call& call, const Table& table,
                   const Index* index = nullptr);

// For PutItem, UpdateItem and DeleteItem: may throw what throttling.h has, and
// TransactionConflictException.
void let_write_fail(DynamoDb& dynamodb, const aws::Call& call, const Table& table);

// For a batch, with the table of each entry: which entries are left unprocessed. May throw what
// throttling.h has; so it does in the place of leaving all of them.
std::vector<bool> let_entries_fail(DynamoDb& dynamodb, const aws::Call& call, Use use,
                                   const std::vector<const Table*>& tables);

// For a transaction, with the table of each action: may throw TransactionCanceledException, and
// account_limit_exceeded().
void let_transaction_fail(DynamoDb& dynamodb, const aws::Call& call, Use use,
                          const std::vector<const Table*>& tables);

}  // namespace dynamodb
