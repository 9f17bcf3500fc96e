// How DynamoDB words that a request is more than there is throughput for.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/throttling-diagnosing-workflow.html
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/error.h"
#include "fakes/dynamodb/tables/table.h"
#include "fakes/dynamodb/transactions/transaction.h"

namespace dynamodb {

// What a request does to items.
enum class Use { kRead, kWrite };

// A limit of a table, or of a global index of it, that a request may exceed.
struct Limit {
  const Table* table = nullptr;
  const Index* index = nullptr;  // null: of the table itself
  bool is_of_key_range = false;  // of the partition that is asked for; else of all together
};

// The limits that such a request may exceed. What writes to a table writes to its indexes as well.
// `index` is the one that is read, null if it is the table.
std::vector<Limit> limits_of(const Table& table, Use use, const Index* index);

// ProvisionedThroughputExceededException of a provisioned table, ThrottlingException of one on
// demand.
aws::Error throughput_exceeded(const Limit& limit, Use use);
// The same as the reason for which a transaction is cancelled.
CancellationReason throughput_reason(const Limit& limit);
// RequestLimitExceeded: the account has no more for its tables on demand.
aws::Error account_limit_exceeded(const Table& table, Use use);

}  // namespace dynamodb
