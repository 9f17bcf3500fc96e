#include "fakes/sqs/operations/send_message_batch.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/messages/send.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

using Entry = SendMessageBatchRequestEntry;

Draft draft_of(const Entry& entry, const aws::Call& call) {
  Draft draft{entry.message_body, entry.message_attributes, entry.message_system_attributes};
  draft.delay_seconds = entry.delay_seconds;
  draft.deduplication_id = entry.message_deduplication_id;
  draft.group_id = entry.message_group_id;
  draft.sender_id = call.caller.account;
  draft.from = call.caller.actor;
  return draft;
}

// What a FIFO queue asks of every entry fails the whole batch, as InvalidParameterValue.
void check_fifo_batch(const Queue& queue, const SendMessageBatchRequest& request,
                      const aws::Call& call) {
  if (!queue.fifo) return;
  for (const Entry& entry : request.entries) {
    try {
      check_fifo_ids(queue, draft_of(entry, call));
    } catch (const aws::Error& error) {
      throw invalid_parameter_value(error.message());
    }
  }
}

void check_total_size(const SendMessageBatchRequest& request) {
  std::int64_t bytes = 0;
  for (const Entry& entry : request.entries) {
    bytes +=
        static_cast<std::int64_t>(entry.message_body.size()) + bytes_of(entry.message_attributes);
  }
  if (bytes > kMaxMessageBytes) throw batch_request_too_long(bytes);
}

SendMessageBatchResultEntry success(const std::string& id, Sent sent) {
  SendMessageBatchResultEntry entry;
  entry.id = id;
  entry.message_id = std::move(sent.message_id);
  entry.md5_of_message_body = std::move(sent.body_md5);
  entry.md5_of_message_attributes = std::move(sent.attributes_md5);
  entry.md5_of_message_system_attributes = std::move(sent.system_attributes_md5);
  entry.sequence_number = std::move(sent.sequence_number);
  return entry;
}

}  // namespace

const aws::Structure& SendMessageBatchRequestEntry::shape() {
  using S = SendMessageBatchRequestEntry;
  static const aws::Structure kShape =
      aws::Structure("SendMessageBatchRequestEntry")
          .required<&S::id>("Id")
          .field<&S::message_body>("MessageBody")
          .field<&S::delay_seconds>("DelaySeconds")
          .field<&S::message_attributes>("MessageAttributes")
          .query(message_attribute_form("MessageAttribute"))
          .field<&S::message_system_attributes>("MessageSystemAttributes")
          .query(message_attribute_form("MessageSystemAttribute"))
          .field<&S::message_deduplication_id>("MessageDeduplicationId")
          .field<&S::message_group_id>("MessageGroupId");
  return kShape;
}

const aws::Structure& SendMessageBatchResultEntry::shape() {
  using S = SendMessageBatchResultEntry;
  static const aws::Structure kShape =
      aws::Structure("SendMessageBatchResultEntry")
          .required<&S::id>("Id")
          .required<&S::message_id>("MessageId")
          .required<&S::md5_of_message_body>("MD5OfMessageBody")
          .field<&S::md5_of_message_attributes>("MD5OfMessageAttributes")
          .field<&S::md5_of_message_system_attributes>("MD5OfMessageSystemAttributes")
          .field<&S::sequence_number>("SequenceNumber");
  return kShape;
}

const aws::Structure& SendMessageBatchRequest::shape() {
  using S = SendMessageBatchRequest;
  static const aws::Structure kShape = aws::Structure("SendMessageBatchRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::entries>("Entries")
                                           .query(list_form("SendMessageBatchRequestEntry"));
  return kShape;
}

const aws::Structure& SendMessageBatchResponse::shape() {
  using S = SendMessageBatchResponse;
  static const aws::Structure kShape = aws::Structure("SendMessageBatchResult")
                                           .field<&S::successful>("Successful")
                                           .query(list_form("SendMessageBatchResultEntry"))
                                           .field<&S::failed>("Failed")
                                           .query(list_form("BatchResultErrorEntry"));
  return kShape;
}

SendMessageBatchResponse send_message_batch(Sqs& sqs, const aws::Call& call,
                                            const SendMessageBatchRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  check_batch(request.entries, "SendMessageBatchRequestEntry");
  check_fifo_batch(queue, request, call);
  check_total_size(request);
  SendMessageBatchResponse response;
  int index = 0;
  for (const Entry& entry : request.entries) {
    const std::string body_parameter =
        "SendMessageBatchRequestEntry." + std::to_string(++index) + ".MessageBody";
    try {
      Draft draft = draft_of(entry, call);
      draft.body_parameter = body_parameter;
      response.successful.push_back(success(entry.id, send(sqs, queue, draft)));
    } catch (const aws::Error& error) {
      response.failed.push_back(failed_entry(entry.id, error));
    }
  }
  return response;
}

}  // namespace sqs
