#include "fakes/sqs/messages/batch.h"

#include <set>

#include "fakes/sqs/errors.h"
#include "fakes/sqs/faults.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/sqs.h"
#include "fakes/sqs/text.h"

namespace sqs {

const aws::Structure& BatchResultErrorEntry::shape() {
  using S = BatchResultErrorEntry;
  static const aws::Structure kShape = aws::Structure("BatchResultErrorEntry")
                                           .required<&S::id>("Id")
                                           .required<&S::sender_fault>("SenderFault")
                                           .required<&S::code>("Code")
                                           .field<&S::message>("Message");
  return kShape;
}

void let_entry_fail(Sqs& sqs, const aws::Call& call, const Queue& queue) {
  if (call.caller.is_harness) return;
  if (!aws::strike(sqs.environment(), kFailedEntry, queue.name)) return;
  throw aws::internal_failure(&sqs.model(), "We encountered an internal error. Please try again.");
}

BatchResultErrorEntry failed_entry(const std::string& id, const aws::Error& error) {
  return {id, error.fault() == aws::Fault::kSender, error.query_code(), error.message()};
}

void check_batch_ids(const std::vector<std::string>& ids, std::string_view entry_name) {
  if (ids.empty()) throw empty_batch_request(entry_name);
  if (ids.size() > kMaxBatchEntries) throw too_many_entries(ids.size());
  std::set<std::string_view> seen;
  for (const std::string& id : ids) {
    if (!is_plain_name(id) || id.size() > kMaxBatchIdLength) throw invalid_batch_entry_id();
    if (!seen.insert(id).second) throw batch_entry_ids_not_distinct(id);
  }
}

}  // namespace sqs
