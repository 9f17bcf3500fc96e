// What the three batch operations share.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/error.h"
#include "fakes/aws/service.h"
#include "fakes/aws/structure.h"

namespace sqs {

class Sqs;
struct Queue;

struct BatchResultErrorEntry {
  std::string id;
  bool sender_fault = true;
  std::string code;
  std::string message;
  static const aws::Structure& shape();
};

// Throws an internal error if the fault strikes by which one entry of a batch fails.
void let_entry_fail(Sqs& sqs, const aws::Call& call, const Queue& queue);
// An entry that failed alone.
BatchResultErrorEntry failed_entry(const std::string& id, const aws::Error& error);

// Throws EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId or
// BatchEntryIdsNotDistinct. `entry_name`: `SendMessageBatchRequestEntry`.
void check_batch_ids(const std::vector<std::string>& ids, std::string_view entry_name);

template <class Entry>
void check_batch(const std::vector<Entry>& entries, std::string_view entry_name) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  check_batch_ids(ids, entry_name);
}

}  // namespace sqs
